# The output may stand in a folder that is read.
mkdir folder
cp "$HERE/articles.jsonl" folder/a.jsonl
head -n 2 folder/a.jsonl | sed 's/"id": "/&again-/' > folder/b.jsonl
$RETOLD dedup -o folder/out.jsonl folder
ls -A folder
cut -c 1-20 folder/out.jsonl
