{ cat "$HERE/articles.jsonl"; echo broken; } > x.jsonl
$RETOLD compare --in x.jsonl flood-1 nothing
echo "status $?"
$RETOLD compare x.jsonl missing.txt
echo "status $?"
: > empty
$RETOLD compare x.jsonl empty
echo "status $?"
