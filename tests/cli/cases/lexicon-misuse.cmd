# Without translations there is nothing to learn, and a file is not written twice.
$RETOLD group --no-translations --save-lexicon x.tsv "$HERE/articles.jsonl"
$RETOLD pairs --relations near --lexicon x.tsv "$HERE/articles.jsonl"
$RETOLD dedup --save-lexicon x.tsv "$HERE/articles.jsonl"
$RETOLD group --output x.tsv --save-lexicon x.tsv "$HERE/articles.jsonl"
$RETOLD dedup --relations all --rejects x.tsv --save-lexicon x.tsv "$HERE/articles.jsonl"
$RETOLD pairs --lexicon - - < /dev/null
$RETOLD pairs --save-lexicon '' "$HERE/articles.jsonl"
$RETOLD compare --lexicon x.tsv "$HERE/articles.jsonl" "$HERE/articles.jsonl"
ls
