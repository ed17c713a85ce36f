$RETOLD pairs -q --relations near "$HERE/articles.jsonl"
