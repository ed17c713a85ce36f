$RETOLD pairs --format tsv "$HERE/articles.jsonl"
