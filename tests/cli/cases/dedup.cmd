$RETOLD dedup "$HERE/articles.jsonl"
