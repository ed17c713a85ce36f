# With the longest or earliest kept, the order is still that of the input.
$RETOLD dedup --keep longest "$HERE/articles.jsonl" | cut -c 1-20
