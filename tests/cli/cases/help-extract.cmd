$RETOLD extract --help
