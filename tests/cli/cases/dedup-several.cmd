# A line end is added where one is missing between two inputs, and only there.
printf '{"id":"a","text":"one text of several words"}' > a.jsonl
printf '\357\273\277{"id":"b","text":"quite another one"}' > b.jsonl
printf '{"id":"c","text":"one text of several words"}' > c.jsonl
$RETOLD dedup -q a.jsonl b.jsonl c.jsonl | od -c
