cd "$DATA" && TERM=xterm NO_COLOR=1 "$HERE/terminal.py" $RETOLD group stories --quiet | sed -n 1,16p
