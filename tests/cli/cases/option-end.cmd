# Options may stand anywhere, and -- ends them.
cp "$HERE/articles.jsonl" ./--relations
$RETOLD pairs -q --format tsv --relations near -- --relations
cat -- --relations | $RETOLD pairs -q - --relations=template --format tsv
