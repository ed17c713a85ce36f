# What cannot have been meant: nothing that is read, and files that would be read as two things.
try() { "$RETOLD" check --only near-empty,split-leakage "$@" 2>&1; echo "status $?"; }
mkdir corpus empty
printf '{"id":"a","text":"A text of some fifty characters, so that all is well."}\n' > corpus/train.jsonl
sed 's/"a"/"b"/; s/text of/sentence of/' corpus/train.jsonl > corpus/test.jsonl
: > nothing.jsonl
try empty
try nothing.jsonl
try --split train=nothing.jsonl --benchmark corpus/train.jsonl
try missing.jsonl corpus
try --split train=corpus/train.jsonl corpus
try --benchmark corpus/test.jsonl corpus
try --quiet --baseline corpus/known.tsv --update-baseline corpus
try --baseline corpus/known.tsv corpus
rm corpus/known.tsv
try --quiet --baseline corpus/.known.tsv --update-baseline corpus
try --quiet --baseline corpus/.known.tsv corpus
try --findings - corpus
# Settings in a folder; splits on the command line do not take the place of the folder.
"$RETOLD" check --init corpus/ 2>&1
"$RETOLD" check --init corpus/test.jsonl 2>&1
try --split other=nothing.jsonl corpus
# A record without an id is told by its place, and is a line in JSON Lines only.
printf '{"text":"short"}\n' > short.jsonl
printf 'id,text\na,"two\nlines"\nb,"short"\n' > short.csv
try --quiet --split train=short.jsonl
try --quiet --format github short.jsonl
try --quiet --format github short.csv
