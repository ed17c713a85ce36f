$RETOLD --version
