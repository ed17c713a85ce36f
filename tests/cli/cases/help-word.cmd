$RETOLD help pairs | sed -n 1,1p
$RETOLD help | sed -n 1,1p
$RETOLD pairs --no-such-option --help
