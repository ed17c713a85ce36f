echo 'Путин был в Москве 6 октября 2021 года, не в Гане.' > ru.txt
echo 'Putin was in Moscow on 6 October 2021, not in Berlin.' > en.txt
TERM=xterm "$HERE/terminal.py" $RETOLD compare --lang-a en --lang-b ru en.txt ru.txt |
    sed "s/[0-9]* %)/_ %)/; s/ [0-9.]* %  *[+-][0-9.]*\$/ _/; s/ [+-][0-9.]*\$/ _/"
