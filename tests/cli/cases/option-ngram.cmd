$RETOLD pairs --format tsv --ngram 2 "$HERE/articles.jsonl" | sed -n 1,3p
