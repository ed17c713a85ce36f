$RETOLD pairs "$HERE/articles.jsonl"
