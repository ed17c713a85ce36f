printf '{"text":"fine words"}\nbroken\nbroken too\n' > x.jsonl
$RETOLD group --strict x.jsonl
