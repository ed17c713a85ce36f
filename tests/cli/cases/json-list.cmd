# A list, and objects one after another over several lines.
printf '[\n  {\n    "id": 1,\n    "text": "words ] of } one"\n  },\n  {"text": "words of two"}\n]\n' > a.json
printf '{\n  "text": "a"\n}\n{\n  "text": "b"\n}\n' > b.json
$RETOLD extract a.json b.json
