# Written aside and renamed: -o may name the input, and keeps its mode.
cp "$HERE/articles.jsonl" x.jsonl
chmod 640 x.jsonl
ln -s x.jsonl link
$RETOLD dedup -o link x.jsonl
ls -A
stat -c %a x.jsonl
wc -l < x.jsonl
