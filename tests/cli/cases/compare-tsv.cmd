$RETOLD compare --format tsv --in "$HERE/articles.jsonl" flood-1 flood-2
