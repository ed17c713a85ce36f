$RETOLD pairs --format tsv --ngram 2 "$HERE/articles.jsonl" | head -n 3
