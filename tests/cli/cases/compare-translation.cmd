# Two languages: words side by side, what they were read as, and how the score comes about.
cd "$DATA/stories"
$RETOLD compare bridge-opening.en.txt bridge-opening.ru.txt
echo "status $?"
# Its width is that of the terminal; the points again are no matter here.
COLUMNS=110 $RETOLD compare rate-decision.ar.txt rate-decision.ja.txt | sed "s/ [+-][0-9.]*\$/ _/"
