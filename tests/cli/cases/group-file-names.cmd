# A file name is bytes; the JSON is UTF-8 all the same.
cp "$DATA/stories/coffee-harvest.en.txt" "$(printf 'bad\377name')"
cp "$DATA/stories/coffee-harvest.en.txt" "$(printf 'good\nname')"
$RETOLD group -q --format jsonl .
