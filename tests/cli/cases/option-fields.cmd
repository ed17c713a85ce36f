printf '{"key":"a","body":"some words that come again","link":"u1","when":"2024","tongue":"en"}\n' > x
printf '{"key":"b","body":"some words that come again","link":"u2","when":"2023","tongue":"en"}\n' >> x
$RETOLD group --id-field key --text-field body --url-field link --date-field=when --lang-field tongue \
    --keep earliest x
