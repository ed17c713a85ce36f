# A line on a terminal, gone at the end; none elsewhere.
for i in $(seq 1 3000); do sed "s/\"id\": \"/&$i-/" "$HERE/articles.jsonl"; done > many.jsonl
TERM=xterm "$HERE/tty.py" $RETOLD group -o out many.jsonl > shown
grep -q 'documents .* MB/s .* %  0:0[0-9] left' shown && echo progress
tail -n 1 shown | sed 's/.*\\e\[K//'
$RETOLD group -o out many.jsonl
