# Words that earlier runs have taught are shown with the rest.
printf 'en\thouse\tfr\tmaison\t30\t33\t31\n' |
    sed '1i # retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b' > lexicon.tsv
echo 'A house in Moscow, 1234, 567, seen in 2021.' > en.txt
echo 'La maison, Moscou, 1234, 567, vue en 2021.' > fr.txt
$RETOLD compare --lang-a en --lang-b fr --lexicon lexicon.tsv --format tsv en.txt fr.txt |
    grep 'house=\|lexicon_both' | cut -f 1-3,7-
$RETOLD compare --lang-a en --lang-b fr --lexicon en.txt en.txt fr.txt
echo "status $?"
