$RETOLD group --format tsv --relations exact,near "$HERE/articles.jsonl"
$RETOLD group --format tsv --relations all "$HERE/articles.jsonl"
$RETOLD pairs --format tsv --relations template "$HERE/articles.jsonl"
