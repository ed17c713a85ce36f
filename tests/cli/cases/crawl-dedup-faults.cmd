# What is damaged stays with the crawl or goes to --rejects; formats do not mix.
python3 "$HERE/make_crawl.py"
$RETOLD dedup -q lengths.warc -o kept --rejects bad
grep -ac '^WARC/1' kept bad
$RETOLD dedup -q --relations exact lengths.warc 2>/dev/null | cmp - lengths.warc && echo same
$RETOLD dedup crawl.warc "$HERE/articles.jsonl"; echo $?
$RETOLD dedup crawl.warc crawl.arc; echo $?
$RETOLD dedup --annotate crawl.warc; echo $?
