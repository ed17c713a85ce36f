$RETOLD pairs --format tsv --threshold=0.9 --containment 1 "$HERE/articles.jsonl"
