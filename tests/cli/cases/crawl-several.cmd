# Two crawls of one server hold the same address at the same place: the file tells them apart.
python3 "$HERE/make_crawl.py"
mkdir days && cp crawl.warc.gz days/1.warc.gz && cp crawl.warc.gz days/2.warc.gz
$RETOLD group --relations exact days/1.warc.gz days/2.warc.gz
$RETOLD group -q days/1.warc.gz days/2.warc.gz > files
$RETOLD group -q days | cmp - files && $RETOLD extract -q days | $RETOLD group -q | cmp - files && echo same
$RETOLD extract -q days | sed 's/,"url.*//' | head -n 1
$RETOLD compare --format tsv --in days http://news.example/flood@days/1.warc.gz@327 http://copy.example/flood@days/2.warc.gz@1073 | head -n 3
$RETOLD dedup -o /dev/null days
