#!/usr/bin/env python3
"""What retold group --syndication says of made-up stories, reckoned a second time.

  syndication.py RETOLD
"""
import collections
import datetime
import json
import random
import subprocess
import sys

HOSTS = [f"paper-{c}.example" for c in "abcdefg"]
UTC = datetime.timezone.utc
DAY = 86400


def write_date(when, chance):
    """The moment as some site would write it, and what that says: seconds, and whether it has a time."""
    seconds = int(when.timestamp())
    zone = datetime.timezone(datetime.timedelta(minutes=chance.choice([-570, -300, 0, 120, 345])))
    shown = [(when.strftime("%Y-%m-%dT%H:%M:%SZ"), (seconds, True)),
             (when.strftime("%Y-%m-%d %H:%M:%S"), (seconds, True)),
             (when.strftime("%Y%m%dT%H%M%S.250Z"), (seconds, True)),
             (when.astimezone(zone).isoformat(), (seconds, True)),
             (when.astimezone(zone).strftime("%Y-%m-%dT%H:%M%z"), (seconds // 60 * 60, True)),
             (when.strftime("%Y-%m-%d"), (seconds // DAY * DAY, False)),
             (when.strftime("%Y%m%d"), (seconds // DAY * DAY, False)),
             ("last Tuesday", None), (None, None)]
    return chance.choice(shown)


def word(chance):
    """Without figures: texts that differ in those only are no copies."""
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6))


def make_stories(chance, count):
    for story in range(count):
        words = [word(chance) for _ in range(120)]
        day = datetime.datetime(2024, 2, 28, tzinfo=UTC) + datetime.timedelta(hours=chance.randrange(48))
        documents = []
        for copy in range(chance.randrange(2, 7)):
            text = words[:chance.randrange(100, 121)] + [word(chance) for _ in range(chance.randrange(10))]
            when = day + datetime.timedelta(minutes=chance.choice([0, 0, 5, 90, 600, 1500, 3000]))
            date, said = write_date(when, chance)
            host = chance.choice(HOSTS)
            url = chance.choice(["https://", "http://www.", "https://u:p@"]) + host + chance.choice(["", ":8080"]) + f"/{story}"
            documents.append({"id": f"{story}-{copy}", "text": " ".join(text), "url": url, "date": date, "host": host, "said": said})
        yield documents


def shingles(document):
    words = document["text"].split()
    return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}


def reckon(stories):
    """Stories, pairs of hosts and hosts, as they should be told."""
    told, routes, hosts = [], collections.defaultdict(list), collections.defaultdict(lambda: [0, 0, 0])
    for story in stories:
        known = [d for d in story if d["said"]]
        known.sort(key=lambda d: d["said"][0] + (0 if d["said"][1] else DAY - 1))
        if len(known) < 2:
            continue
        first, copies = known[0], []
        hosts[first["host"]][0] += 1
        for copy in known[1:]:
            exact = first["said"][1] and copy["said"][1]
            after = (copy["said"][0] - first["said"][0] if exact
                     else (copy["said"][0] // DAY - first["said"][0] // DAY) * DAY)
            carries = len(shingles(first) & shingles(copy)) / len(shingles(first))
            copies.append((copy["id"], copy["host"], after, after == 0, round(carries, 3)))
            if copy["host"] == first["host"]:
                continue
            if after == 0:
                hosts[copy["host"]][0] += 1
                continue
            routes[first["host"], copy["host"]].append((after, carries))
            hosts[copy["host"]][1] += 1
            hosts[first["host"]][2] += 1
        told.append((first["id"], first["host"], copies))
    sums = {route: (len(all), sorted(all)[(len(all) - 1) // 2][0], round(sum(c for _, c in all) / len(all), 3))
            for route, all in routes.items()}
    return told, sums, dict(hosts)


def read(lines):
    told, routes, hosts = [], {}, {}
    for row in map(json.loads, lines):
        if "first" in row and "copies" in row and "host" not in row:
            copies = [(c["id"], c["host"], c["after"], c.get("tied", False), round(c["carries"], 3)) for c in row["copies"]]
            told.append((row["first"]["id"], row["first"]["host"], copies))
        elif "by" in row:
            routes[row["from"], row["by"]] = (row["copies"], row["median_after"], round(row["carries"], 3))
        else:
            hosts[row["host"]] = [row["first"], row["copies"], row["copied"]]
    return told, routes, hosts


def near(a, b):
    """Equal, but for the last digit of a share."""
    if isinstance(a, float) or isinstance(b, float):
        return abs(a - b) < 0.0011
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(near, a, b))
    return a == b


def main():
    stories = list(make_stories(random.Random(6), 300))
    fields = ("id", "text", "url", "date")
    lines = "".join(json.dumps({k: d[k] for k in fields if d[k]}) + "\n" for story in stories for d in story)
    run = subprocess.run([sys.argv[1], "group", "--syndication", "--quiet", "--no-translations", "--format", "jsonl"],
                         input=lines, capture_output=True, text=True, check=True)
    want, got = reckon(stories), read(run.stdout.splitlines())
    ties = sum(c[3] for story in want[0] for c in story[2])
    wrong = [f"{a}\n  should be {b}" for a, b in zip(got[0], want[0]) if not near(a, b)]
    wrong += [f"{k}: {got[i].get(k)}, should be {want[i].get(k)}" for i in (1, 2) for k in {**got[i], **want[i]}
              if not near(got[i].get(k, 0), want[i].get(k, 0))]
    if len(got[0]) != len(want[0]):
        wrong.append(f"{len(got[0])} stories, not {len(want[0])}")
    print("\n".join(wrong))
    print(f"{len(want[0])} stories, {len(want[1])} pairs of hosts, {ties} ties: {len(wrong)} wrong")
    sys.exit(bool(wrong))


main()
