# Whatever the number of threads, and for ids of different splits that are the same.
for format in table json sarif junit github markdown; do
    for threads in 1 2 8; do
        "$RETOLD" check --quiet --threads $threads --format $format -o out.$threads --findings found.$threads "$DATA/corpus"
        echo "$format status $?"
    done
    for threads in 2 8; do
        cmp out.1 out.$threads
        cmp found.1 found.$threads
    done
done
printf '{"id":"1","text":"A sentence that stands in both files, to be found in spite of the ids, which are the same."}\n' > a.jsonl
"$RETOLD" check --quiet --rule split-leakage=note --fail-on note --split train=a.jsonl --split test=a.jsonl
echo "status $?"
