$RETOLD dedup -q --relations exact --keep earliest "$HERE/articles.jsonl" | cut -c 1-20
