cat "$HERE/articles.jsonl" | $RETOLD dedup > piped
$RETOLD dedup -q - < "$HERE/articles.jsonl" | cmp - piped && echo same
$RETOLD dedup -q "$HERE/articles.jsonl" | cmp - piped && echo same
gzip -c "$HERE/articles.jsonl" | $RETOLD dedup -q | cmp - piped && echo same
{ read -r first; $RETOLD dedup -q -; } < "$HERE/articles.jsonl" | wc -l
ls
