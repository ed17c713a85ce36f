$RETOLD dedup --help
