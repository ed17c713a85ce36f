mkfifo pipe
$RETOLD dedup pipe
