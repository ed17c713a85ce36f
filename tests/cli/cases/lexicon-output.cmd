# The lexicon appears when all else is done, or not at all; it may be the one that was read.
awk -v first=1 -v last=40 -f "$HERE/two-languages.awk" > stories.jsonl
$RETOLD pairs -q --save-lexicon lexicon.tsv -o pairs.jsonl stories.jsonl
grep kigaba lexicon.tsv
chmod 640 lexicon.tsv
ln -s lexicon.tsv link
$RETOLD pairs -q --lexicon link --save-lexicon link -o pairs.jsonl stories.jsonl
stat -c %a lexicon.tsv
grep kigaba lexicon.tsv
cp lexicon.tsv before.tsv
$RETOLD pairs -q --lexicon lexicon.tsv --save-lexicon lexicon.tsv -o /dev/full stories.jsonl
echo $?
cp "$HERE/cut.jsonl.gz" .
$RETOLD pairs -q --strict --lexicon lexicon.tsv --save-lexicon lexicon.tsv cut.jsonl.gz
echo $?
cmp before.tsv lexicon.tsv && echo as before
$RETOLD pairs -q --save-lexicon nowhere/lexicon.tsv missing.jsonl
echo $?
$RETOLD pairs -q --save-lexicon . missing.jsonl
echo $?
$RETOLD pairs -q --save-lexicon /dev/full -o pairs.jsonl stories.jsonl
echo $?
$RETOLD pairs -q --save-lexicon /dev/stdout -o pairs.jsonl stories.jsonl | grep -c .
ls -A
