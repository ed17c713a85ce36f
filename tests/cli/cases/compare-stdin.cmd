head -n 1 "$HERE/articles.jsonl" | $RETOLD compare --format tsv - "$HERE/articles.jsonl"
