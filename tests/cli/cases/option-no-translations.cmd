$RETOLD group --no-translations --format tsv "$HERE/articles.jsonl"
