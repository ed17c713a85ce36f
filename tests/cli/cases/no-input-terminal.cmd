"$HERE/terminal.py" $RETOLD group
