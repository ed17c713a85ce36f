# A record whose id was seen before was never compared, so it is not dropped.
printf '{"id":"a","text":"one text of several words"}\n{"id":"a","text":"one text of several words"}\n' > x.jsonl
$RETOLD dedup x.jsonl
