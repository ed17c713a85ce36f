cd "$DATA" && $RETOLD pairs --format tsv stories
