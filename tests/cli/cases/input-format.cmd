# What an input is taken for, and what it is said to be.
printf 'text\nwords of a text\n' > a
$RETOLD extract a
$RETOLD extract --input-format csv a
printf '{"text":\n"words"}\n' > b
$RETOLD extract b
$RETOLD extract --input-format jsonl b
$RETOLD extract --input-format xml b
echo $?
