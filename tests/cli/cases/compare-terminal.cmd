# Words of A that B has too are coloured, and what only B has follows.
TERM=xterm "$HERE/terminal.py" $RETOLD compare --in "$HERE/articles.jsonl" flood-1 flood-3
