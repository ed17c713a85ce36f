# All of it; how much each feature counts is no matter here.
echo 'Путин, Москва, 6 октября 2021 года, 35 млн' > ru.txt
echo 'Putin was in Moscow on 6 October 2021: 35 million saw it.' > en.txt
$RETOLD compare -v --lang-a en --lang-b ru en.txt ru.txt | sed 's/^\( \{18\}[a-z_]*\) .*/\1/; s/  *[+-][0-9.]*$//; s/[0-9.]* %)*$/_ %/'
