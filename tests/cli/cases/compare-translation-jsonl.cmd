# All that is shared and all that is not; of the features only how they are written.
cat > x.jsonl <<'END'
{"id":"en","lang":"en","text":"On 6 October 2021 Vladimir Putin met police in Russia, not in Ghana."}
{"id":"fr","language":"fr","text":"Le 6 octobre 2021, Vladimir Poutine a vu la police en Russie. Poutine !"}
END
$RETOLD compare --in x.jsonl --lang-b fr --format jsonl en fr |
    sed 's/"score":[0-9.]*/"score":_/; s/"logit":[^,]*,"constant":[^,]*/"logit":_,"constant":_/; s/"value":[^}]*/"value":_,"weight":_,"part":_/g; s/}\(,{"name":[^}]*}\)*]}$/}...]}/'
$RETOLD compare --in x.jsonl --lang-field language --lang-a en-GB --format tsv en fr |
    grep -v '^relation\|^constant\|^feature'
echo 'In June 12345' > a.txt
echo 'Im Mai 54321' > b.txt
$RETOLD compare --lang-a en --lang-b de --format jsonl a.txt b.txt
$RETOLD compare --lang-a en --lang-b de --format tsv a.txt b.txt
