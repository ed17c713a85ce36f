cd "$DATA" && COLUMNS=120 $RETOLD group --format table stories | sed -n 1,12p
