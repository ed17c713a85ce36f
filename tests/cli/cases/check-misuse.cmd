try() { "$RETOLD" check "$@" a.jsonl; echo "status $?"; }
printf '{"id":"a","text":"one two three"}\n' > a.jsonl
try --rule near-duplicate.max=0.1
try --rule near-duplicates
try --rule near-duplicates.maximum=0.1
try --rule near-duplicates.max=5
try --rule near-duplicates=loud
try --only near,far
try --format xml
try --split train
try --split train=missing.jsonl
try --benchmark ''
try --languages English
try --required author
try --fail-on off
try --update-baseline
try --baseline missing.tsv
printf 'no baseline\n' > wrong.tsv; try --baseline wrong.tsv
printf '# retold baseline 1\nnear-empty\ta\n' > wrong.tsv; try --baseline wrong.tsv
printf '# retold baseline 1\nnear-empty\ta\t\t\tx\n' > wrong.tsv; try --baseline wrong.tsv
: > wrong.tsv; try --baseline wrong.tsv
try --keep first
