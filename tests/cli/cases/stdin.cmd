$RETOLD pairs --relations near < "$HERE/articles.jsonl"
cat "$HERE/articles.jsonl" | $RETOLD pairs --relations near -
gzip -c "$HERE/articles.jsonl" | $RETOLD pairs --relations near
