# Nothing half-written stays, and what was there before does.
printf '{"text":"fine words"}\nbroken\n' > x.jsonl
echo before > out
$RETOLD group --strict -o out x.jsonl
echo "status $?"
$RETOLD dedup --strict -o out --rejects rejects x.jsonl
echo "status $?"
$RETOLD group -o missing/out x.jsonl
echo "status $?"
mkdir folder
$RETOLD group -o folder x.jsonl
echo "status $?"
cat out
ls -A
