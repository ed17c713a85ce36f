# What --init writes can be read, and says what the defaults are.
printf '{"id":"a","text":"one two three"}\n' > a.jsonl
"$RETOLD" check --format json a.jsonl > defaults.json
"$RETOLD" check --init
cat retold.yaml
"$RETOLD" check --format json a.jsonl | cmp - defaults.json
"$RETOLD" check --init
echo "status $?"
