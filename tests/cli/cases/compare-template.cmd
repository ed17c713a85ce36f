$RETOLD compare --in "$HERE/articles.jsonl" rates-1 rates-2
echo "status $?"
$RETOLD compare --format tsv --relations all --in "$HERE/articles.jsonl" rates-1 rates-2
echo "status $?"
