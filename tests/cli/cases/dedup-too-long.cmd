# A record over the limit comes in parts, and stays whole.
{
    printf '{"id":"a","text":"one text of several words"}\n'
    printf '{"id":"long","text":"%0300000d"}\n' 7
    printf '{"id":"b","text":"one text of several words"}\n'
    printf '{"id":"c","text":"the end of it"}\n'
} > x.jsonl
$RETOLD dedup --max-record 1K x.jsonl > y.jsonl
grep -v '"b"' x.jsonl | cmp - y.jsonl && echo same
$RETOLD dedup -q --max-record 1K --rejects rejects x.jsonl
grep long x.jsonl | cmp - rejects && echo same
