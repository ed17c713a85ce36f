cd "$DATA" && TERM=xterm NO_COLOR=1 "$HERE/tty.py" $RETOLD group stories --quiet | head -n 16
