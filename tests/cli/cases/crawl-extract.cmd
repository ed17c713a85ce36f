# What a crawl holds, however it is packed; menus only with --raw-text.
python3 "$HERE/make_crawl.py"
$RETOLD extract crawl.warc.gz
for crawl in crawl.warc one.warc.gz crawl.arc crawl.wet.gz; do
    $RETOLD extract $crawl | cut -c1-120
done
$RETOLD extract --quiet --raw-text crawl.arc | grep -c 'About us'
