# The others are written all the same, and the status tells.
$RETOLD dedup -o out missing "$HERE/articles.jsonl"
echo "status $?"
wc -l < out
