cd "$DATA/stories"
$RETOLD compare ferry-rescue.en.txt coffee-harvest.en.txt
