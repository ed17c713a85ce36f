# Semicolons, a mark, CRLF, line breaks and quotes in fields, columns in any order and case.
printf '\357\273\277Text;URL;id\r\n"The ""old"" bridge;\r\nclosed for repair, opens again in May";http://a/1;one\r\n' > a.csv
printf '"the old bridge - closed for repair - opens again in May";;two\r\nSomething else was told here today;;\r\n' >> a.csv
$RETOLD group --format jsonl a.csv
echo --
$RETOLD extract a.csv
