# With nothing to drop it is the same file; else it stays one list. Several become one.
printf '[\n  {"id":1,"text":"The river rose again and flooded the town"},\n  {"id":2,"text":"other words"}\n]\n' > a.json
printf '[{"id":3,"text":"the river rose again and flooded the town"} , {"id":4,"text":"third words"}, 7]' > b.json
printf '[ ]' > c.json
for file in a.json b.json c.json; do
    $RETOLD dedup -q $file 2>/dev/null | cmp - $file
done
$RETOLD dedup a.json b.json c.json
echo
$RETOLD dedup -q --rejects rejects --keep longest b.json c.json a.json
echo --
cat rejects
echo --
$RETOLD dedup -q --annotate a.json
