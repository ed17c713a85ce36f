cd "$DATA/stories"
$RETOLD compare ferry-rescue.en.txt ferry-rescue-edited.en.txt
