$RETOLD group -o groups.jsonl "$HERE/articles.jsonl"
cut -c 1-30 groups.jsonl
$RETOLD pairs -q -otable --format table --relations near "$HERE/articles.jsonl" && cat table
$RETOLD pairs -q --output=/dev/stdout --relations near "$HERE/articles.jsonl"
