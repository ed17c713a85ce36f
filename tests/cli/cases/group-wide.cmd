cd "$DATA" && COLUMNS=120 $RETOLD group --format table stories | head -n 12
