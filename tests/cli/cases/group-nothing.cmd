printf '{"id":"a","text":"one text alone"}\n' > one.jsonl
$RETOLD group --format table one.jsonl
$RETOLD group --format jsonl one.jsonl
$RETOLD group --format tsv one.jsonl
$RETOLD pairs --format table one.jsonl
$RETOLD group --format table < /dev/null
