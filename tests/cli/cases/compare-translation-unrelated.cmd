# Nothing that is the same, and too little that is.
echo 'Am 12. Mai kamen 7.000 nach Bern.' > de.txt
echo 'In June Putin went to Ghana.' > en.txt
$RETOLD compare en.txt de.txt --lang-a en --lang-b de
echo "status $?"
cd "$DATA/stories"
$RETOLD compare warehouse-fire-agency.en.txt bridge-opening.de.txt > "$TMPDIR/out"
echo "status $?"
sed "s/ [+-][0-9.]*\$/ _/" "$TMPDIR/out" # how many points does not matter here
