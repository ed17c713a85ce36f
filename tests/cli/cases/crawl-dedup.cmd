# A crawl comes out as a crawl, each record byte for byte and packed as it was.
python3 "$HERE/make_crawl.py"
plain() { case $1 in *.gz) zcat "$1" ;; *) cat "$1" ;; esac; }
for crawl in crawl.warc crawl.warc.gz one.warc.gz crawl.arc; do
    $RETOLD dedup $crawl > unique
    head -c 2 unique | od -An -tx1
    $RETOLD extract -q unique | cut -c1-42
    # Nothing to remove: the same again.
    $RETOLD dedup -q unique | cmp - unique && echo same
done
$RETOLD dedup -q crawl.arc | cmp - crawl.arc && echo same
$RETOLD dedup -q crawl.wet.gz | zcat > again
plain crawl.wet.gz | cmp - again && echo same
# Several are one; a page is found again in the other.
$RETOLD dedup crawl.warc.gz crawl.wet.gz | $RETOLD extract -q - | cut -c1-42
# Records that shared a member get one each.
$RETOLD dedup -q one.warc.gz | $RETOLD extract -q | cut -c1-42
