cd "$DATA" && TERM=xterm "$HERE/terminal.py" $RETOLD group stories --quiet | sed -n 1,16p
