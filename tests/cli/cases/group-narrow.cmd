cd "$DATA" && COLUMNS=50 $RETOLD group --format table stories | head -n 12
