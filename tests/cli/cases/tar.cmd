# Files in an archive are inputs of their own, whatever tar wrote it and whatever it is packed with.
python3 "$HERE/make_crawl.py"
python3 - <<'END'
import io, tarfile

TEXT = b"The council met on Tuesday evening to hear about the bridge.\n"
FILES = {"./days/1.warc.gz": open("crawl.warc.gz", "rb").read(), "days/2.warc.gz": open("crawl.warc.gz", "rb").read(),
         "days/" + "long/" * 25 + "note.txt": TEXT, "days/.hidden": TEXT, "days/table.csv": b"id,text\n7," + TEXT}
for name, kind in (("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT), ("ustar", tarfile.USTAR_FORMAT)):
    with tarfile.open(name + ".tar", "w", format=kind) as archive:
        folder = tarfile.TarInfo("days")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for path, content in FILES.items():
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
END
$RETOLD extract gnu.tar | sed 's/,"url.*//; s/,"text.*//'
for kind in gnu pax ustar; do
    for packed in "cat" "gzip -c" "zstd -qc"; do
        $packed < $kind.tar > all.tar
        $RETOLD extract -q all.tar | cksum
    done
done
# One message for an archive that is cut off, in one that is damaged too.
head -c 9000 gnu.tar > cut.tar && $RETOLD extract cut.tar | wc -l
gzip -c gnu.tar | head -c 2000 > cut.tar.gz && $RETOLD extract cut.tar.gz | wc -l
(head -c 600 gnu.tar; printf garbage; tail -c +608 gnu.tar) > damaged.tar && $RETOLD extract damaged.tar | wc -l
# Records of one container come out as one.
python3 -c "import tarfile; a = tarfile.open('crawls.tar', 'w'); [a.add('crawl.warc.gz', n) for n in ('a', 'b')]; a.close()"
$RETOLD dedup crawls.tar > unique && $RETOLD extract -q unique | cut -c1-42
$RETOLD dedup -q gnu.tar
