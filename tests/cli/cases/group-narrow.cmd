cd "$DATA" && COLUMNS=50 $RETOLD group --format table stories | sed -n 1,12p
