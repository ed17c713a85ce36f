printf 'A headline\n\nSome "quoted" words\tin it.\n' > a.txt
cp a.txt b.txt
printf 'Another one' > c.txt
$RETOLD dedup --text-field body a.txt b.txt c.txt
