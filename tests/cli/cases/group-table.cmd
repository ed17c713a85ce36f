$RETOLD group --format table "$HERE/articles.jsonl"
