# A title steers no terminal, and an id is escaped as each format wants it.
printf '{"id":"a\\tb\\n\\"c\\\\","text":"\\u001b[31mred \\u202e alert\\u0007 and then some words"}\n' > x.jsonl
sed 's/"id":"a/"id":"z/' x.jsonl > y.jsonl
for format in table jsonl tsv; do $RETOLD group -q --format $format x.jsonl y.jsonl; done
