# Ctrl-C ends with status 130 and leaves nothing behind.
mkfifo pipe
sleep 300 > pipe &
sleeper=$!
for command in "group -o out" "dedup -o out --rejects rejects"; do
    # A background job of a script ignores SIGINT; python3 gives it back.
    python3 -c 'import os, signal, sys; signal.signal(2, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])' \
        $RETOLD $command - < pipe &
    job=$!
    # On a slow machine python3 may be long in coming; it would ignore the signal.
    until grep -qs retold /proc/$job/comm; do sleep 0.1; done
    sleep 0.5
    kill -INT $job
    wait $job
    echo "status $?"
done
kill $sleeper
ls -A
