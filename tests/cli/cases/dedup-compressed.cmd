# What a broken input still gives is written, its last line cut where the input was.
cp "$HERE/cut.jsonl.gz" "$HERE/frames.jsonl.zst" .
$RETOLD dedup -q frames.jsonl.zst cut.jsonl.gz > out
wc -l < out
$RETOLD dedup -q cut.jsonl.gz frames.jsonl.zst > out
cut -c 1-30 out
