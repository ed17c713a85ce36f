$RETOLD compare --in "$HERE/articles.jsonl" flood-cut letter
