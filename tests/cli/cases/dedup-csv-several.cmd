# One header, if all are the same; other columns, encodings and formats.
printf 'id,text\n1,The river rose again and flooded the lower town' > a.csv
printf '\357\273\277id,text\n2,the river rose again and flooded the lower town\n3,caf\303\251\n' > b.csv
$RETOLD dedup a.csv b.csv
echo --
printf 'id,text\n4,L\351t\351 \340 la mer d\351j\340\n' > c.csv
$RETOLD dedup -q b.csv c.csv
echo --
printf 'text,id\nwords,5\n' > d.csv
$RETOLD dedup a.csv d.csv
printf '{"text":"words"}\n' > e.jsonl
$RETOLD dedup a.csv e.jsonl
