# A bad lexicon ends the run before any input is read: nothing is said of the input that is missing.
header='# retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b\n'
try() {
    printf "$@" > bad.tsv
    $RETOLD pairs --lexicon bad.tsv missing.jsonl
    echo $?
}
try ''
try 'en\thouse\tfr\tmaison\t3\t3\t3\n'
try '# retold lexicon, version 9: word_a, word_b\n'
try '# retold lexicon, version 1: word_a, word_b\n'
try "${header}en\thouse\tfr\tmaison\t3\t3"
try "${header}en\thouse\tfr\tmaison\t3\t3\n"
try "${header}en\thouse\tfr\tmaison\t3\t3\t2\n"
try "${header}en\thouse\tfr\tmaison\t3\t3\tmany\n"
try "${header}en\thouse\tfr\tma\377son\t3\t3\t3\n"
try "${header}en\thouse\tfr\tmaison\t3\t3\t3\nen\thouse\tfr\tmaison\t3\t3\t3\n"
try "${header}en\thouse\tfr\tmaison\t3\t3\t3\nde\thaus\tfr\tmaison\t3\t3\t3\n"
try "${header}en\thouse\tfr\tmaison\t3\t3\t3\r\n"
try "${header}%0300d\n" 1
try "${header}en\thou\033[1m\tfr\tmaison\t3\t3\t3\n"
$RETOLD group --lexicon nowhere.tsv missing.jsonl
echo $?
$RETOLD dedup --relations all --lexicon . missing.jsonl < /dev/null
echo $?
