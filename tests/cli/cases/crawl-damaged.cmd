# Every good record is read, and what is wrong is named with file, record and byte.
python3 "$HERE/make_crawl.py"
for crawl in damaged.warc.gz lengths.warc; do
    $RETOLD extract --max-header 500 $crawl | cut -c1-60
done
$RETOLD extract --strict damaged.warc.gz | cut -c1-60
