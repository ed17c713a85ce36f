# Each is told in one line, with where to read on, and status 2.
try() { "$RETOLD" "$@"; echo "status $?"; }
try
try goup
try nonsense
try --format tsv
try group --thresold 0.5 x
try group --frobnicate x
try group --annotate x
try group -x
try group --ngram
try group --ngram five x
try group --ngram=-1 x
try group --ngram 0 x
try group --threshold 1.5 x
try group --threshold nan x
try group --containment 0 x
try group --recall 1 x
try group --max-bucket 1 x
try group --format csv x
try group --keep last x
try group --simd sse x
try group --relations near,far x
try group --relations '' x
try group --max-record 5Q x
try group --max-record 99999999999G x
try group --text-field '' x
try group --quiet=yes x
try group --output
try dedup -o same --rejects same x
try compare one
try compare one two three
try compare --in x
