# Ids say where a record is, and addresses and dates stand beside them.
python3 "$HERE/make_crawl.py"
$RETOLD group crawl.warc.gz
$RETOLD pairs crawl.warc.gz
cat crawl.warc.gz | $RETOLD group --format tsv --threads 1 -
# What was extracted reads as the crawl does.
$RETOLD extract -q crawl.warc.gz | $RETOLD group -q | cmp - - && $RETOLD group -q crawl.warc.gz > direct
$RETOLD extract -q crawl.warc.gz | $RETOLD group -q | cmp - direct && echo same
