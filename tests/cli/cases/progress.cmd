# A line on a terminal, gone at the end; none elsewhere. The pipe is slow, so that there is time.
for i in $(seq 1 700); do sed "s/\"id\": \"/&$i-/" "$HERE/articles.jsonl"; done > many.jsonl
mkfifo pipe
{ head -n 2800 many.jsonl; sleep 0.5; tail -n +2801 many.jsonl; } > pipe &
TERM=xterm "$HERE/terminal.py" $RETOLD group -o out pipe > shown
grep -q '\\rread .* documents .* MB/s\\e\[K' shown && echo progress
tail -n 1 shown | sed 's/.*\\e\[K//'
$RETOLD group -o out many.jsonl
