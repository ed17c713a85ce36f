printf '{"text":"fine words"}\nbroken\n' > x.jsonl
$RETOLD group x.jsonl
