# With nothing to drop it is the same file; else the header stays, and every record byte for byte.
{
    printf '\357\273\277id,text\r\n1,"The river rose again, ""said"" the mayor,\nand flooded the town"\r\n\r\n'
    printf '2,broken,record\n3,"Farmers expect the best harvest of apples in a decade"\nid,text\n4,  spaced  '
} > a.csv
$RETOLD dedup -q a.csv 2>/dev/null | cmp - a.csv
printf '\n5,the river rose again said the mayor and flooded the town\n' >> a.csv
$RETOLD dedup a.csv > b.csv
cat -v b.csv
echo --
$RETOLD dedup -q --rejects rejects --annotate a.csv | cat -v
echo --
cat rejects
