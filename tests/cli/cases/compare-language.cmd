# Who says which language a text is in, and what is not looked for without one.
echo 'Putin, Moscow, 6 October 2021' > a.txt
echo 'Poutine, Moscou, 6 octobre 2021' > b.txt
$RETOLD compare a.txt b.txt
echo "status $?"
$RETOLD compare --lang-b fr a.txt b.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a en --lang-b fr a.txt b.txt | head -n 4 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a en --lang-b fr --translation-threshold 1 a.txt b.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a en --lang-b fr --relations near a.txt b.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a en --lang-b fr --no-translations a.txt b.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a en --lang-b fr a.txt a.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a en --lang-b en a.txt b.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
cd "$DATA/stories"
$RETOLD compare --lang-a de river-level-0312.en.txt coffee-harvest.en.txt | head -n 1 | sed "s/[0-9]* %\([,)]\)/_ %\1/"
$RETOLD compare --lang-a '' a.txt b.txt
echo "status $?"
