printf '{"id":"a","text":"one text of several words"}\nbroken\n{"id":"b","text":"one text of several words"}\n\n{"id":"c"}\n' > x.jsonl
printf '\000\001binary' > image
$RETOLD dedup --rejects rejects x.jsonl image
echo --
cat -v rejects
