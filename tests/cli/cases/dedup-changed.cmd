# An input that is written to between the passes is trouble. The program waits meanwhile, since
# nobody reads what it has to say.
{
    for i in $(seq 1 100); do printf '{"id":"%d","text":"one text of several words"}\n' $i; done
    for i in $(seq 1 2000); do echo broken; done
} > x.jsonl
mkfifo messages
{ sleep 0.5; echo broken >> x.jsonl; tail -n 1; } < messages &
$RETOLD dedup -o out x.jsonl 2> messages
status=$?
wait
echo "status $status"
ls -A
