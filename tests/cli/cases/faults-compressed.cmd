# Cut off inside a record, cut off before the first, and followed by something else.
cp "$HERE"/*.jsonl.gz "$HERE"/*.jsonl.zst .
for input in cut.jsonl.gz cut.jsonl.zst tail.jsonl.gz; do
    $RETOLD pairs --format tsv --relations exact $input
done
