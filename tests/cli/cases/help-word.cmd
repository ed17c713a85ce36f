$RETOLD help pairs | head -n 1
$RETOLD help | head -n 1
$RETOLD pairs --no-such-option --help
