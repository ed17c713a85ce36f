# What would spoil JSON Lines is left out, and told.
printf '{"id":"a","text":"one text of several words"}\n' > x.jsonl
printf '\000\001binary' > image
$RETOLD dedup x.jsonl image
