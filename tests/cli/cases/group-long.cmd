# At most 20 members of a group are shown.
for i in $(seq 1 21); do printf '{"id":"n%d","text":"the same words in every one"}\n' $i; done > 21.jsonl
for i in $(seq 1 30); do printf '{"id":"n%d","text":"the same words in every one"}\n' $i; done > 30.jsonl
$RETOLD group --format table 21.jsonl | tail -n 2
$RETOLD group --format table 30.jsonl | tail -n 2
