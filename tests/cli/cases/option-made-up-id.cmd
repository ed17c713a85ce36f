printf '{"text":"some words that come again"}\n\n{"text":"some words that come again"}\n' > x.jsonl
$RETOLD group x.jsonl
$RETOLD group < x.jsonl
