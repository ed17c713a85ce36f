# Dies as others do when nobody reads any more.
cd "$DATA"
{ $RETOLD pairs -q stories stories/../stories; echo "status $?" >&2; } 2> "$TMPDIR/status" | true
for i in $(seq 1 40); do cat "$HERE/articles.jsonl" | sed "s/\"id\": \"/&$i-/"; done > "$TMPDIR/many.jsonl"
{ $RETOLD pairs -q "$TMPDIR/many.jsonl"; echo "status $?" >&2; } 2> "$TMPDIR/status" | sed -n 1,1p | cut -c 1-20
cat "$TMPDIR/status"
