"$RETOLD" group --syndication --format table "$DATA/wire.jsonl"
"$RETOLD" group --syndication --quiet --format jsonl "$DATA/wire.jsonl"
"$RETOLD" group --syndication --quiet --format tsv "$DATA/wire.jsonl"
# Nothing has an address and a date.
"$RETOLD" group --syndication --format table --no-translations "$DATA/stories"
