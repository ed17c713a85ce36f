# Recognised, said, and refused.
printf 'id;text\n1;L\351t\351 \340 la mer, d\351j\340\n2;Le caf\351 ferm\351 apr\350s la f\352te\n' > latin.csv
$RETOLD extract latin.csv
printf '\377\376i\000d\000\t\000t\000e\000x\000t\000\n\0001\000\t\000w\000o\000r\000d\000s\000\n\000' > wide.tsv
$RETOLD extract wide.tsv
$RETOLD extract --encoding windows-1251 latin.csv
$RETOLD extract --encoding no-such latin.csv
$RETOLD extract --invalid-utf8 never latin.csv
printf '{"id":1,"text":"caf\351"}\n{"id":2,"text":"caf\303\203\302\251"}\n' > a.jsonl
$RETOLD extract a.jsonl
$RETOLD extract --invalid-utf8 repair a.jsonl
$RETOLD group --invalid-utf8 repair a.jsonl latin.csv
