printf '{"id":"a","text":"one text of several words"}\nbroken\n{"id":"b","text":"One text of several words" } \r\n{"id":"c","text":"alone"}\n' > x.jsonl
printf 'one text of several words' > d.txt
$RETOLD dedup --annotate x.jsonl d.txt | cat -v
