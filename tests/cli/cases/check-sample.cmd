# The sample corpus has one fault of each kind.
cp -r "$DATA/corpus" corpus
"$RETOLD" check --examples 2 corpus
