cd "$DATA" && TERM=xterm "$HERE/tty.py" $RETOLD group stories --quiet | head -n 16
