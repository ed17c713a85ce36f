# A damaged element loses only itself; a list that is cut off is told.
printf '[{"id":1,"text":"first words"},\n{"id":2,"text":"no "end"},\n{"id":3,"text":"third words"},' > a.json
printf '\n{"id":4,"text":7},{"id":5 "text":"x"},\n{"id":6,"text":"last words"}' >> a.json
$RETOLD extract a.json
printf '[{"id":1,"text":"first words"},{"id":2,"te' > b.json
$RETOLD extract b.json
