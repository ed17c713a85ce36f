$RETOLD --help
