$RETOLD compare --format jsonl --in "$HERE/articles.jsonl" flood-1 flood-3
