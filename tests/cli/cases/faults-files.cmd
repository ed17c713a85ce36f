# What cannot be opened is trouble, but the others are read.
mkdir folder
printf 'a text of some words\n' > folder/a.txt
printf 'a text of some words\n' > folder/b.txt
printf '\000\001\002\003' > folder/image
printf '  \n' > folder/blank.txt
ln -s nowhere folder/dangling
$RETOLD group missing.jsonl folder
