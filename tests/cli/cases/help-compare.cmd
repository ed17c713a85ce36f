$RETOLD compare --help
