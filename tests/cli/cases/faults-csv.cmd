# Every fault is told once, with its record and byte; only what is damaged is lost.
{
    printf 'id,text,url\n'
    printf '1,"some words, that are kept",http://a\n'
    printf '2,too,many,fields\n'
    printf '3,too few\n'
    printf '4,,blank\n'
    printf '\n'
    printf '5,"a quote that never closes,http://b\n'
    printf '6,other words,http://c\n'
    printf '7,"two lines\nof words",http://d\n'
    printf '8,"a stray quote" here,"and\nthere"\n'
    printf '9,nine words are here,\n'
    printf '1,an id again,\n'
    printf '10,"%060d\n\n",\n' 7
    printf '11,words of eleven,\n12,the last words,'
} > faults.csv
$RETOLD group --max-record 60 faults.csv
$RETOLD extract -q --max-record 60 faults.csv 2>&1 | grep -v '^retold'
