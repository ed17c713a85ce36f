$RETOLD -q 2>/dev/null
gzip -nc "$HERE/articles.jsonl" | head -c 900 > cut.jsonl.gz
zstd -qc "$HERE/articles.jsonl" | head -c 900 > cut.jsonl.zst
{ gzip -nc "$HERE/articles.jsonl"; printf 'junk'; } > tail.jsonl.gz
$RETOLD pairs --format tsv cut.jsonl.gz
$RETOLD pairs --format tsv cut.jsonl.zst
$RETOLD pairs --format tsv tail.jsonl.gz | head -n 2
