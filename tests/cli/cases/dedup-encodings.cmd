# An input in another encoding stays in it.
printf '\377\376{\000"\000t\000e\000x\000t\000"\000:\000"\000a\000b\000"\000}\000\n\000{\000"\000t\000e\000x\000t\000"\000:\000"\000c\000\351\000"\000}\000' > wide.jsonl
$RETOLD dedup wide.jsonl | cmp - wide.jsonl
printf '{"text":"L\351t\351 \340 la mer, d\351j\340"}\n{"id":7,"text":"l\351t\351 \340 la mer d\351j\340"}\n' > latin.jsonl
$RETOLD dedup latin.jsonl | od -c
# Where several meet, and where text is added, UTF-8 comes out.
$RETOLD dedup wide.jsonl latin.jsonl
$RETOLD dedup -q --annotate latin.jsonl
