$RETOLD pairs --relations near < "$HERE/articles.jsonl"
cat "$HERE/articles.jsonl" | $RETOLD pairs --relations near -
# Several members or frames, one after another.
{ head -n 3 "$HERE/articles.jsonl" | gzip -c; tail -n +4 "$HERE/articles.jsonl" | gzip -c; } |
    $RETOLD pairs --relations near
$RETOLD pairs --relations near < "$HERE/frames.jsonl.zst"
