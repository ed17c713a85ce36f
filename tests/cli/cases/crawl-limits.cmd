python3 "$HERE/make_crawl.py"
$RETOLD extract --max-page 300 crawl.warc.gz | cut -c1-60
$RETOLD extract --max-record 800 crawl.warc.gz | cut -c1-60
$RETOLD extract --max-header 100 crawl.warc.gz; echo $?
