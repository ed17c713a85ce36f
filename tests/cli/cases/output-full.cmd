$RETOLD group "$HERE/articles.jsonl" > /dev/full
echo "status $?"
$RETOLD dedup "$HERE/articles.jsonl" > /dev/full
echo "status $?"
$RETOLD --help > /dev/full
echo "status $?"
