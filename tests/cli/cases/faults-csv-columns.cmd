# Without a column that holds the text nothing can be used, and that is told once.
printf 'id,title,body\n1,a,words of the first\n2,b,"words of\nthe second"\n3,c,"\n' > a.csv
$RETOLD group a.csv
echo $?
$RETOLD extract --text-field body a.csv
echo $?
$RETOLD dedup -q a.csv | cmp - a.csv
