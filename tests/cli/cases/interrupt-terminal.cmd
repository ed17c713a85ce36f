# The same from the keyboard, while a named pipe is read.
mkfifo pipe
sleep 30 > pipe &
sleeper=$!
TERM=dumb "$HERE/terminal.py" --interrupt sh -c 'echo ready; exec $RETOLD pairs -o out pipe'
echo "status $?"
kill $sleeper
ls -A
