$RETOLD pairs --format table "$HERE/articles.jsonl"
