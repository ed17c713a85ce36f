# What a run learns is saved, and another one adds to it; the bytes depend on neither threads nor order.
awk -v first=1 -v last=40 -f "$HERE/two-languages.awk" > first.jsonl
awk -v first=41 -v last=80 -f "$HERE/two-languages.awk" > second.jsonl
$RETOLD pairs --save-lexicon lexicon.tsv -o pairs.jsonl first.jsonl
head -4 lexicon.tsv
LC_ALL=C sort -c lexicon.tsv && echo sorted
sort -r first.jsonl > reversed.jsonl
$RETOLD group -q --threads 3 --save-lexicon again.tsv -o groups.jsonl reversed.jsonl
cmp lexicon.tsv again.tsv && echo the same
echo of the first
grep kigaba lexicon.tsv
gzip -k lexicon.tsv
$RETOLD dedup -q --relations all --lexicon lexicon.tsv.gz --save-lexicon both.tsv -o unique.jsonl second.jsonl
echo of both
grep kigaba both.tsv
cut -f 1-4 lexicon.tsv > words
cut -f 1-4 both.tsv | LC_ALL=C comm -23 words - | wc -l
