for keep in first longest earliest; do
    $RETOLD group --relations exact,near --format tsv --keep $keep "$HERE/articles.jsonl"
done
