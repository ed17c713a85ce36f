# The file's settings, and options before them; paths are relative to the file.
mkdir data
cp "$HERE/articles.jsonl" data/train.jsonl
printf '{"id":"x","body":"%s"}\n' 'Ten words stand here and tell nobody anything new at all.' > data/other.jsonl
printf 'inputs: train.jsonl\nexamples: 1\nfail-on: warning\nrules:\n  exact-duplicates: {severity: note, max: 0}\n  near-duplicates: off\n  excerpts: {max: 1}\n' > data/retold.yaml
"$RETOLD" check data; echo "status $?"
"$RETOLD" check --config data/retold.yaml --fail-on note --rule exact-duplicates.max=0.9; echo "status $?"
"$RETOLD" check --only exact-duplicates --rule exact-duplicates=error --examples 5 data; echo "status $?"
"$RETOLD" check data/other.jsonl; echo "status $?"
"$RETOLD" check --text-field body --rule near-empty.characters=100 data/other.jsonl; echo "status $?"
