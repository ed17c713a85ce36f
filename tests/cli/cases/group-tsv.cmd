$RETOLD group --format tsv "$HERE/articles.jsonl"
