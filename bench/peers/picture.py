"""A picture of the comparison: time against recall, one panel a file, as SVG."""
import html
import math

WIDTH, HEIGHT, GAP, LEFT, TOP, BOTTOM = 330, 280, 80, 50, 74, 60
FIRST, REST = "#c0392b", "#2c5f8a"
LEAST_RECALL = 0.5


def text(x, y, content, size=12, anchor="start", fill="#222", extra=""):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}"{extra}>'
            f"{html.escape(content)}</text>")


def line(x1, y1, x2, y2, colour="#ddd"):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def place_labels(points, low, high):
    """Points (x, y, name, colour) with the height of their labels, moved apart where they would overlap; the first one's first."""
    placed = []
    dots = [(x - 6, 12, y + 4) for x, y, *_ in points]
    for x, y, name, colour in sorted(points, key=lambda p: (p[3] != FIRST, p[1], p[0])):
        width = 6.2 * len(name) + 10
        taken = [dot for dot in dots if dot != (x - 6, 12, y + 4)] + placed
        free = lambda at: low < at < high and not any(
            abs(at - other_at) < 12 and x < other_x + other_width and other_x < x + width for other_x, other_width, other_at, *_ in taken)
        steps = (y + 4 + 12 * distance * side for distance in range(40) for side in (1, -1))
        placed.append((x, width, next(filter(free, steps), y + 4), y, name, colour))
    return placed


def panel(name, measured, left, decades):
    shown = {n: r for n, r in measured.items() if not isinstance(r, str)}
    first, last = decades
    x_of = lambda seconds: left + (math.log10(seconds) - first) / (last - first) * WIDTH
    y_of = lambda recall: TOP + (1 - max(recall, LEAST_RECALL)) / (1 - LEAST_RECALL) * HEIGHT
    out = [text(left, TOP - 16, f"near/{name}" if name != "generated" else "100,000 made-up documents", 14, extra=' font-weight="bold"')]
    for decade in range(first, last + 1):
        x = left + (decade - first) / (last - first) * WIDTH
        out += [line(x, TOP, x, TOP + HEIGHT), text(x, TOP + HEIGHT + 18, f"{10.0 ** decade:g} s", anchor="middle")]
    for tenth in range(int(LEAST_RECALL * 10), 11):
        y = y_of(tenth / 10)
        label = f"{tenth / 10:.1f}" if tenth / 10 > LEAST_RECALL else f"≤ {LEAST_RECALL}"
        out += [line(left, y, left + WIDTH, y), text(left - 6, y + 4, label, 11, "end")]
    points = [(x_of(r["processor"]), y_of(r["recall"]), f"{n} ({r['precision']:.2f})", FIRST if n == "retold" else REST) for n, r in shown.items()]
    for x, width, at, y, label, colour in place_labels(points, TOP - 10, TOP + HEIGHT + 4):
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/>')
        beyond = x + width > left + WIDTH + GAP - 45
        if abs(at - 4 - y) > 6:
            out.append(line(x, y, x - 6 if beyond else x + 6, at - 4, colour))
        out.append(text(x - 7 if beyond else x + 7, at, label, 11, "end" if beyond else "start", colour))
    out.append(text(left + WIDTH / 2, TOP + HEIGHT + 40, "processor time, raw file to clusters (logarithmic)", 11, "middle"))
    return out


def draw(all_measured):
    seconds = [r["processor"] for m in all_measured.values() for r in m.values() if not isinstance(r, str)]
    decades = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    width = LEFT + len(all_measured) * (WIDTH + GAP)
    height = TOP + HEIGHT + BOTTOM
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
           f'<rect width="{width}" height="{height}" fill="white"/>',
           text(LEFT - 40, 20, "Share of the pairs at Jaccard 0.8 that are in one cluster; in brackets how many of the pairs in clusters are right. "
                "One thread.", 12)]
    for number, (name, measured) in enumerate(all_measured.items()):
        out += panel(name, measured, LEFT + number * (WIDTH + GAP), decades)
    return "\n".join(out) + "\n</svg>\n"
