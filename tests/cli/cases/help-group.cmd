$RETOLD group --help
