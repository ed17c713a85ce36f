cp "$HERE/articles.jsonl" x.jsonl
$RETOLD dedup x.jsonl >> x.jsonl
echo "status $?"
wc -l < x.jsonl
