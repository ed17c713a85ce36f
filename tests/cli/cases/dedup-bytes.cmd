# Odd spacing, CRLF, blank lines, unreadable lines and a last line without its end stay as they are.
printf '{ "id" : "a", "text" : "one text of several words" , "x": 1.50 }\r\n\r\n  \nbroken line\n' > x.jsonl
printf '{"id":"b","text":"One text, of several WORDS"}\n{"id":"c"}\n{"text":"other words","id":"d"}' >> x.jsonl
$RETOLD dedup x.jsonl > y.jsonl
od -c y.jsonl
