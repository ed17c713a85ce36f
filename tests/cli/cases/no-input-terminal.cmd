"$HERE/tty.py" $RETOLD group
