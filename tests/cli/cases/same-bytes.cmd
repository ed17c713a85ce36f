# The number of threads and the vector instructions change nothing.
$RETOLD pairs -q "$DATA/stories" > expected
for option in --threads=1 --threads=2 --threads=8 --simd=scalar --simd=auto; do
    $RETOLD pairs -q $option "$DATA/stories" | cmp - expected && echo "$option"
done
