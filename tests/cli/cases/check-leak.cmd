# A corpus that passes; a copy from train planted in test; then known; then one more.
check() { "$RETOLD" check --quiet --split train=train.jsonl --split test=test.jsonl "$@"; echo "status $?"; }
head -n 2 "$HERE/articles.jsonl" > train.jsonl
printf '{"id":"own","text":"Nothing in this text stands in any other one that is read here, not even half of it."}\n' > test.jsonl
check
sed -n 's/"id": *"[^"]*"/"id":"planted"/; 1p' train.jsonl >> test.jsonl
check
check --baseline known.tsv
check --baseline known.tsv --update-baseline
cat known.tsv
check --baseline known.tsv
sed -n 's/"id": *"[^"]*"/"id":"again"/; 2p' train.jsonl >> test.jsonl
check --baseline known.tsv
