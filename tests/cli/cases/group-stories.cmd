# What a newcomer sees first.
cd "$DATA/.." && $RETOLD group --format table data/stories
