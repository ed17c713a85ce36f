# Dies as others do when nobody reads any more.
for i in $(seq 1 40); do sed "s/\"id\": \"/&$i-/" "$HERE/articles.jsonl"; done > many.jsonl
{ $RETOLD pairs -q many.jsonl; echo "status $?" > status; } | head -n 1 | cut -c 1-20
cat status
