$RETOLD group --format jsonl "$HERE/articles.jsonl"
