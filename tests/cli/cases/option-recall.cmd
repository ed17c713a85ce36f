$RETOLD pairs --explain-plan --recall 0.9 --max-bucket 16 --threshold 0.8 --relations near "$HERE/articles.jsonl"
