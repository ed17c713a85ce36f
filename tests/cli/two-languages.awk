# Prints stories FIRST to LAST as JSON Lines, each told in two made-up languages: the words are the
# language's own, names and figures the same in both. awk -v first=1 -v last=20 -f two-languages.awk
function chance(most) {
    seed = (seed * 16807) % 2147483647
    return seed % most
}

function spelling(number, consonants,    word, i) {
    for (i = 0; i < 3; i++) {
        word = word substr(consonants, 1 + number % 8, 1) substr("aeiou", 1 + int(number / 8) % 5, 1)
        number = int(number / 40)
    }
    return word
}

BEGIN {
    for (story = first; story <= last; story++) {
        seed = 1000 + story
        texts["en"] = texts["fr"] = ""
        for (i = 0; i < 50; i++) {
            kind = chance(10)
            number = chance(200)
            figure = chance(9000) + 1000
            name = toupper(substr(spelling(figure, "bdfglmrt"), 1, 1)) substr(spelling(figure, "bdfglmrt"), 2)
            for (lang in texts) {
                word = kind == 0 ? figure : kind == 1 ? name : spelling(number, lang == "en" ? "bcdfghkl" : "mnprstvz")
                texts[lang] = texts[lang] (i ? " " : "") word
            }
        }
        printf "{\"id\":\"s%d-en\",\"lang\":\"en\",\"text\":\"%s.\"}\n", story, texts["en"]
        printf "{\"id\":\"s%d-fr\",\"lang\":\"fr\",\"text\":\"%s.\"}\n", story, texts["fr"]
    }
}
