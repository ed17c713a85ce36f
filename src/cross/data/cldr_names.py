"""Reads the names that Unicode CLDR's npm packages hold, folded and split as rt_tokenise() does.

Collector(Cldr(folder)).collect() gives, by language, {concept: {name: True if it names the concept, False if it is
only a keyword of it}}. A concept is (kind, code): R territory (ISO 3166 or UN M.49 code), T city (time zone), U currency (ISO 4217, or
the English word that a family of currencies shares: dollar), L language (BCP 47), M month, W weekday
(0 is Sunday), N unit, X magnitude (its power of ten), E emoji. A name is a tuple of tokens.
"""
import collections
import functools
import itertools
import json
import os
import re
import unicodedata

KINDS = "RTULMWNXE"

# Scripts whose writing does not separate words: single_ranges of src/text/make_unicode_table.c.
SINGLE = [(0x0E00, 0x0EFF), (0x0F00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3021, 0x3029),
          (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F),
          (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x1B000, 0x1B16F), (0x20000, 0x3FFFF)]

# Default_Ignorable_Code_Point, which utf8proc removes.
IGNORED = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
                     "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
                     "\U000e0000-\U000e0fff]")

# A keyword of more emoji than this says too little.
EMOJI_MAX = 12
# Longer names of emoji ("face with tears of joy") do not stand in texts.
EMOJI_TOKENS, EMOJI_SINGLES = 2, 6
NAME_TOKENS = 12

# Of CLDR's 200 units those that stand in news.
UNITS = ("angle-degree area-acre area-hectare area-square-kilometer area-square-meter area-square-mile "
         "concentr-percent digital-gigabyte digital-megabyte digital-terabyte duration-century duration-day duration-decade "
         "duration-hour duration-minute duration-month duration-second duration-week duration-year electric-volt energy-calorie "
         "energy-joule energy-kilowatt-hour frequency-hertz frequency-megahertz length-centimeter length-foot length-inch "
         "length-kilometer length-light-year length-meter length-mile length-millimeter length-nautical-mile length-yard "
         "mass-carat mass-gram mass-kilogram mass-milligram mass-ounce mass-pound mass-tonne power-gigawatt "
         "power-horsepower power-kilowatt power-megawatt power-watt pressure-bar speed-kilometer-per-hour "
         "speed-knot speed-meter-per-second speed-mile-per-hour temperature-celsius temperature-fahrenheit "
         "volume-barrel volume-cubic-meter volume-gallon volume-liter").split()

# CLDR annotates other characters too, such as letters, punctuation, arrows and squared signs: not news. Currency signs are.
NOT_EMOJI = re.compile("[\0-\u209f\u20d0-\u25ff\u3000-\u32ff\U0001f100-\U0001f2ff]")

# Fewer territories than this have names only in languages that CLDR has hardly begun.
TERRITORIES_MIN = 50

# Languages that are written alike, or whose names for things are: one section for both.
SAME = {"yue": "zh", "nb": "no"}

# Scripts that no text is printed in: Deseret and Shavian, for English.
UNUSED = {"Dsrt", "Shaw"}

# Flags of places that are no territory of CLDR.
PLACE_FLAGS = {"\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f": "GBENG",
               "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f": "GBSCT",
               "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f": "GBWLS"}


# ------------------------------------------------------------------------- text

def fold(text):
    """NFKC, case folded, without default ignorables: what the tokeniser makes of a text."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFKC", IGNORED.sub("", text.casefold()))


def is_single(character):
    return any(first <= ord(character) <= last for first, last in SINGLE)


@functools.lru_cache(maxsize=None)
def tokens(text):
    """The tokens of a text as rt_tokenise() gives them."""
    out, open_kind = [], None
    for c in fold(text):
        category = unicodedata.category(c)[0]
        if category == "M":
            if open_kind:
                out[-1] += c
            continue
        kind = None if category not in "LN" else "single" if is_single(c) else "word"
        if kind == "word" and open_kind == "word":
            out[-1] += c
        elif kind:
            out.append(c)
        open_kind = kind
    return tuple(out)


def has_figure(name):
    return any(unicodedata.category(c)[0] == "N" for token in name for c in token)


# ---------------------------------------------------------------------- packages

class Cldr:
    """The unpacked packages: FOLDER/core, FOLDER/localenames-full and so on."""

    def __init__(self, folder):
        self.folder = folder

    def read(self, *path):
        name = os.path.join(self.folder, *path)
        if not os.path.exists(name):
            return {}
        with open(name, encoding="utf-8") as file:
            return json.load(file)

    def version(self):
        return self.read("core", "package.json")["version"]

    def main(self, package, locale, file):
        return self.read(package, "main", locale, file + ".json").get("main", {}).get(locale, {})

    def annotations(self, locale):
        data = self.read("annotations-full", "annotations", locale, "annotations.json")
        return data.get("annotations", {}).get("annotations", {})

    def derived(self, locale):
        data = self.read("annotations-derived-full", "annotationsDerived", locale, "annotations.json")
        return data.get("annotationsDerived", {}).get("annotations", {})

    def locales(self):
        out = set(self.read("core", "availableLocales.json")["availableLocales"]["full"])
        return sorted(out | set(os.listdir(os.path.join(self.folder, "annotations-full", "annotations"))))

    def language_aliases(self):
        """Other code of two or three letters -> language: iw -> he, cmn -> zh."""
        data = self.read("core", "supplemental", "aliases.json")["supplemental"]["metadata"]["alias"]["languageAlias"]
        return {tag: entry["_replacement"].split("-")[0] for tag, entry in data.items() if len(tag) <= 3}


# ------------------------------------------------------------- names by kind

def add(names, concept, text, is_name=True):
    name = tokens(text)
    if 0 < len(name) <= NAME_TOKENS and not has_figure(name):
        known = names.setdefault(concept, {})
        known[name] = known.get(name, False) or is_name


def is_long_enough(name, letters):
    """At least so many letters, of a script where one letter is a word or a syllable fewer."""
    wide = any(is_single(c) or unicodedata.name(c, "").startswith(("HANGUL", "ETHIOPIC", "CJK")) for c in name[0])
    return sum(len(t) for t in name) >= (min(letters, 2) if wide else letters)


def territories(cldr, locale, names):
    data = cldr.main("localenames-full", locale, "territories").get("localeDisplayNames", {}).get("territories", {})
    for key, text in data.items():
        code = key.split("-alt-")[0]
        if code != text and code not in ("ZZ", "XA", "XB", "UN", "EZ", "QO"):
            add(names, ("R", code), text)
            if " & " in text or " (" in text:  # "Congo (DRC)", "Trinidad & Tobago"
                add(names, ("R", code), text.split(" (")[0])
    for flag, code in PLACE_FLAGS.items():
        for text in cldr.derived(locale).get(flag, {}).get("tts", []):
            parts = re.split("[:：]", text)
            if len(parts) == 2:
                add(names, ("R", code), parts[1])


def zone_cities(zones, path=()):
    for key, value in zones.items():
        if not isinstance(value, dict):
            continue
        if value.get("_type") == "zone":
            yield "/".join(path + (key,)), value.get("exemplarCity")
        else:
            yield from zone_cities(value, path + (key,))


def cities(cldr, locale, names, zones):
    data = cldr.main("dates-full", locale, "timeZoneNames").get("dates", {}).get("timeZoneNames", {})
    for zone, city in zone_cities(data.get("zone", {})):
        if city and zone in zones and tokens(city) != zone_name(zone):
            add(names, ("T", zone), city)


def zone_name(zone):
    """What a language that writes Latin letters and gives no other name calls the zone's city."""
    return tokens(zone.split("/")[-1].replace("_", " "))


def currencies(cldr, locale, names, current):
    data = cldr.main("numbers-full", locale, "currencies").get("numbers", {}).get("currencies", {})
    forms = {code: [v for k, v in entry.items() if k.startswith("displayName") and v != code]
             for code, entry in data.items() if code in current}
    for code, texts in forms.items():
        for text in texts:
            if len(tokens(text)) == 1 or is_single(fold(text)[0]):
                add(names, ("U", code), text)
    return {code: {tokens(t) for t in texts} for code, texts in forms.items()}


def families(forms, english, names):
    """The word that most currencies of a family share: dollar, dolar, доллар."""
    groups = collections.defaultdict(list)
    for code, texts in forms.items():
        if texts and code in english:
            groups[english[code]].append(texts)
    for word, members in groups.items():
        if len(members) < 2:
            continue
        count = collections.Counter(t for texts in members for t in {t for name in texts for t in name})
        for token, n in count.items():
            if n >= 0.8 * len(members) and len(token) >= 3:
                add(names, ("U", word), token)


def languages(cldr, locale, names, wanted):
    data = cldr.main("localenames-full", locale, "languages").get("localeDisplayNames", {}).get("languages", {})
    for key, text in data.items():
        code = key.split("-alt-")[0]
        if code in wanted and text != code and is_long_enough(tokens(text) or ("",), 4):
            add(names, ("L", code), text)


def calendar(cldr, locale, names):
    data = cldr.main("dates-full", locale, "ca-gregorian").get("dates", {}).get("calendars", {}).get("gregorian", {})
    days = {d: i for i, d in enumerate("sun mon tue wed thu fri sat".split())}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for kind, key in (("M", "months"), ("W", "days")):
                for code, text in data.get(key, {}).get(context, {}).get(width, {}).items():
                    name = tokens(text)
                    if name and (width == "wide" or is_long_enough(name, 3)):
                        add(names, (kind, str(days.get(code, code))), text, width == "wide")


def units(cldr, locale, names):
    data = cldr.main("units-full", locale, "units").get("units", {}).get("long", {})
    for unit in UNITS:
        for key, text in data.get(unit, {}).items():
            if key == "displayName" or "-count-" in key:
                text = text.replace("{0}", " ").strip()
                if is_long_enough(tokens(text) or ("",), 3):
                    add(names, ("N", unit), text)


def magnitudes(cldr, locale, names):
    numbers = cldr.main("numbers-full", locale, "numbers").get("numbers", {})
    for key, formats in numbers.items():
        if not key.startswith("decimalFormats-"):
            continue
        for width in ("long", "short"):
            for pattern_key, pattern in formats.get(width, {}).get("decimalFormat", {}).items():
                pattern = pattern.split(";")[0]
                shown = pattern.count("0")
                text = re.sub("[0'.\u200e\u200f]", " ", pattern)
                power = len(pattern_key.split("-")[0]) - max(shown, 1)
                name = tokens(text)
                if shown and power >= 2 and name and (is_single(name[0][0]) or all(len(t) >= 2 for t in name) or
                                                      unicodedata.name(name[0][0], "").startswith("HANGUL")):
                    add(names, ("X", str(power)), text)


def emoji_key(emoji, known):
    """One key for all skin tones and genders; None if another emoji stands for this one, or for a family."""
    plain = re.sub("[\ufe0f\U0001f3fb-\U0001f3ff]", "", emoji)
    parts = plain.split("\u200d")
    if parts[-1] in "\u2640\u2642" and len(parts) > 1:
        return None if parts[0] in known else parts[0]
    if len(parts) > 1 and (any(p in "\U0001f466\U0001f467\U0001f468\U0001f469" for p in parts[1:]) or "\u2764" in parts):
        return None
    if len(parts) > 1 and parts[0] in "\U0001f468\U0001f469":
        neutral = "\u200d".join(["\U0001f9d1"] + parts[1:])
        return None if neutral in known else neutral
    return None if NOT_EMOJI.match(plain) else plain


def each_emoji(cldr, locale):
    """The key and the annotations of each."""
    data = cldr.annotations(locale)
    known = {re.sub("[\ufe0f]", "", e) for e in data}
    for key, value in sorted(data.items()):
        plain = emoji_key(key, known)
        if plain:
            yield plain, value


def emoji(cldr, locale, names):
    found = {}
    for plain, value in each_emoji(cldr, locale):
        for text in value.get("tts", []):
            add(found, ("E", plain), text)
        for text in value.get("default", []):
            add(found, ("E", plain), text, False)
    count = collections.Counter(name for entry in found.values() for name in entry)
    for concept, entry in found.items():
        for name, is_name in entry.items():
            single = is_single(name[0][0])
            short = len(name) <= (EMOJI_SINGLES if single else EMOJI_TOKENS)
            enough = len(name) >= 2 if single else is_long_enough(name, 2)
            if count[name] <= EMOJI_MAX and short and enough:
                entry_of = names.setdefault(concept, {})
                entry_of[name] = entry_of.get(name, False) or is_name


AFTER_NOUN = {"and", "at", "behind", "from", "in", "of", "on", "over", "to", "with", "without"}


def emoji_label(texts, names):
    """A label for an emoji of these English names: its noun, if that is looked for, or else another word."""
    words = min((tokens(text) for text in texts), key=len, default=())
    noun = list(itertools.takewhile(lambda word: word not in AFTER_NOUN, words))
    rest = words[len(noun):]
    return next((word for word in (*reversed(noun), *rest) if (word,) in names), " ".join(words))


# ------------------------------------------------------------------------ all

def current_currencies(cldr):
    regions = cldr.read("core", "supplemental", "currencyData.json")["supplemental"]["currencyData"]["region"]
    return {code for entries in regions.values() for e in entries for code, dates in e.items()
            if "_to" not in dates and dates.get("_tender") != "false" and not code.startswith("X")} | {"XOF", "XAF", "XPF", "XCD"}


def zones_with_cities(cldr):
    """Those that Japanese has a name for: all but the zones of offsets and of Antarctic stations."""
    data = cldr.main("dates-full", "ja", "timeZoneNames")["dates"]["timeZoneNames"]["zone"]
    return sorted(z for z, city in zone_cities(data)
                  if city and "/" in z and not z.startswith(("Etc/", "Antarctica/")))


class Collector:
    """Names of locales; what holds for all of them is read once."""

    def __init__(self, cldr):
        self.cldr = cldr
        self.locales = [l for l in cldr.locales()
                        if l.split("-")[0] not in ("und", "root") and not set(l.split("-")) & UNUSED]
        self.languages = {l.split("-")[0] for l in self.locales}
        self.currencies = current_currencies(cldr)
        self.zones = zones_with_cities(cldr)
        english = cldr.main("numbers-full", "en", "currencies")["numbers"]["currencies"]
        self.families = {code: entry["displayName"].split()[-1].lower() for code, entry in english.items()}

    def add_locale(self, locale, names):
        territories(self.cldr, locale, names)
        cities(self.cldr, locale, names, self.zones)
        families(currencies(self.cldr, locale, names, self.currencies), self.families, names)
        languages(self.cldr, locale, names, self.languages)
        calendar(self.cldr, locale, names)
        units(self.cldr, locale, names)
        magnitudes(self.cldr, locale, names)
        emoji(self.cldr, locale, names)
        return names

    def collect(self):
        """{language: {concept: {name: bool}}}; scripts and regional forms of a language are taken together."""
        out = {}
        for locale in self.locales:
            base = locale.split("-")[0]
            self.add_locale(locale, out.setdefault(SAME.get(base, base), {}))
        return {language: names for language, names in out.items()
                if sum(c[0] == "R" for c in names) >= TERRITORIES_MIN}

    def labels(self, concepts):
        """Concept -> an English name."""
        english = self.add_locale("en", {})
        called = {}
        for plain, value in each_emoji(self.cldr, "en"):
            called.setdefault(plain, []).extend(value.get("tts", []))
        out = {}
        for kind, code in concepts:
            names = english.get((kind, code), {})
            own = [" ".join(n) for n, is_name in names.items() if is_name]
            if kind == "E" and not own:
                own = [emoji_label(called.get(code, ()), names)]
            own = own or [" ".join(n) for n in names]
            if kind == "T":
                own = [" ".join(zone_name(code))]
            out[kind, code] = min(own, key=lambda n: (len(n) < 3, len(n), n), default=code)
        return out


def thin(names):
    """Without the longer names of an emoji that hold a shorter one: of "police" and "police car" the first finds both."""
    out = {}
    for concept, entry in names.items():
        kept = {n: flag for n, flag in entry.items()
                if concept[0] != "E" or len(n) == 1 or is_single(n[0][0]) or not any((t,) in entry for t in n)}
        if kept:
            out[concept] = kept
    return out
