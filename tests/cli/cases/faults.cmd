# Every fault is told once, with its record and byte; the run goes on.
{
    printf '{"id":"good","text":"some words that are kept"}\n'
    printf 'no json\n'
    printf '{"id":"open","text":"cut off\n'
    printf '\n'
    printf '[1,2]\n'
    printf '{"id":"none"}\n'
    printf '{"id":"null","text":null}\n'
    printf '{"id":"blank","text":"  "}\n'
    printf '{"id":"number","text":5}\n'
    printf '{"id":"list","text":["a"]}\n'
    printf '{"id":"utf8","text":"a\377b"}\n'
    printf '{"id":"good","text":"an id again"}\n'
    printf '{"id":"long","text":"%0200d"}\n' 7
    printf '{"id":"last","text":"other words, no line end"}'
} > faults.jsonl
$RETOLD group --max-record 100 faults.jsonl
