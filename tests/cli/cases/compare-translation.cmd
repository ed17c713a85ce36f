# Two languages: words side by side, what they were read as, and how the score comes about.
cd "$DATA/stories"
$RETOLD compare bridge-opening.en.txt bridge-opening.ru.txt
echo "status $?"
COLUMNS=110 $RETOLD compare rate-decision.ar.txt rate-decision.ja.txt
echo "status $?"
