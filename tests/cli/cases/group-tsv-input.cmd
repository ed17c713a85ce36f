# Quotes around fields, and quotes that stand for themselves.
printf 'id\ttext\n1\t"The old bridge,\tclosed for repair, opens again in May"\n2\t"No," they said, "never again will it open\n' > a.tsv
printf '3\tThe old bridge closed for repair opens again in May\n4\t"Open\n' >> a.tsv
$RETOLD extract a.tsv
$RETOLD group --format jsonl a.tsv
