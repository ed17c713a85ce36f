# Nothing to remove: of each container, plain, gzip and zstd, the same records in the same order.
python3 "$HERE/make_crawl.py"
python3 - <<'END'
import csv, gzip, json, pathlib

rows = [["1", "Ines Rohde said: \"Wait\",\nand the river rose by two metres that night."],
        ["2", "A ferry ran aground; all 245 people were rescued, the coast guard said."],
        ["3", "Le conseil a voté le budget « mardi soir » à l'unanimité, sans débat."]]
records = [{"id": key, "text": text} for key, text in rows]
pathlib.Path("a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records) + "\n")
pathlib.Path("b.json").write_text(json.dumps(records))
pathlib.Path("c.json").write_text("[\n " + ",\n\n ".join(json.dumps(r, indent=1) for r in records) + "\n]\n")
pathlib.Path("d.json").write_text("\n".join(json.dumps(r, indent=1) for r in records))
for name, options in (("e.csv", {}), ("f.csv", {"delimiter": ";", "quoting": csv.QUOTE_ALL}), ("g.tsv", {"delimiter": "\t"})):
    with open(name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, **options).writerows([["id", "text"], *rows])
pathlib.Path("h.csv").write_bytes(pathlib.Path("e.csv").read_text(encoding="utf-8").encode("utf-16"))
pathlib.Path("i.warc").write_bytes(gzip.decompress(pathlib.Path("crawl.wet.gz").read_bytes()))
END
$RETOLD dedup -q crawl.warc > j.warc
$RETOLD dedup -q crawl.arc > k.arc
for file in ?.*; do
    gzip -k "$file" && zstd -q "$file"
    said=
    for packed in "$file" "$file.gz" "$file.zst"; do
        $RETOLD dedup "$packed" > again 2> said || cat said
        case $packed in *.gz) unpack=zcat ;; *.zst) unpack=zstdcat ;; *) unpack=cat ;; esac
        case $(head -c 4 again | od -An -tx1) in *1f*8b*) zcat again ;; *28*b5*) zstdcat again ;; *) cat again ;; esac > out
        $unpack "$packed" | cmp - out && said="$said same"
        grep -q ' 0 dropped' said || cat said
    done
    echo "$file:$said"
done
