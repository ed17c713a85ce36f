# Splits by a field, from standard input; records without it belong to none.
as() { head -n 1 "$HERE/articles.jsonl" | sed "s/\"id\": *\"[^\"]*\"/$1/"; }
{ as '"id":"train-1","part":"train"'; as '"id":"test-1","part":"test"'; as '"id":"nowhere"'; } |
    "$RETOLD" check --split-field part --rule exact-duplicates=off
echo "status $?"
# Benchmarks have ids of their own, and say nothing of the corpus.
cp "$HERE/articles.jsonl" .
cp articles.jsonl questions.jsonl
"$RETOLD" check --quiet --benchmark questions.jsonl --only benchmark-overlap,duplicate-id articles.jsonl --examples 1
echo "status $?"
