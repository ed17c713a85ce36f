$RETOLD pairs --help
