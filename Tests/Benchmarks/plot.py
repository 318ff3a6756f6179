"""Curves as SVG, both axes logarithmic, one panel beside the other."""

import math

WIDTH, HEIGHT, MARGIN = 420, 300, 56
COLOURS = ("#1f5fa8", "#b5482f", "#3a7d44", "#7a5aa6")


def decades(values):
    """The whole powers of ten around the values."""
    values = [value for value in values if value > 0] or [1]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def short(value):
    for size, sign in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g}{sign}"
    return f"{value:.3g}"


def panel(at, title, xlabel, curves):
    """`curves`: (label, [(x, y)])."""
    points = [point for _, curve in curves for point in curve]
    left, right = decades([x for x, _ in points])
    low, high = decades([y for _, y in points])

    def place(x, y):
        across = (math.log10(x) - left) / (right - left)
        up = (math.log10(max(y, 10**low)) - low) / (high - low)
        return at + MARGIN + across * (WIDTH - 2 * MARGIN), HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN - 20)

    out = [f'<text x="{at + WIDTH / 2:.0f}" y="20" font-weight="bold">{title}</text>']
    for power in range(left, right + 1):
        x, bottom = place(10**power, 10**low)
        _, top = place(10**power, 10**high)
        out.append(f'<path d="M{x:.0f},{bottom:.0f}V{top:.0f}" stroke="#ddd"/>')
        out.append(f'<text x="{x:.0f}" y="{bottom + 16:.0f}">{short(10**power)}</text>')
    for power in range(low, high + 1):
        x, y = place(10**left, 10**power)
        end, _ = place(10**right, 10**power)
        out.append(f'<path d="M{x:.0f},{y:.0f}H{end:.0f}" stroke="#ddd"/>')
        out.append(f'<text x="{x - 6:.0f}" y="{y + 4:.0f}" text-anchor="end">{short(10**power)}</text>')
    out.append(f'<text x="{at + WIDTH / 2:.0f}" y="{HEIGHT - 20}">{xlabel}</text>')
    for index, (label, curve) in enumerate(curves):
        colour = COLOURS[index % len(COLOURS)]
        path = " ".join("{:.0f},{:.0f}".format(*place(x, y)) for x, y in curve)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y in curve:
            across, up = place(x, y)
            out.append(f'<circle cx="{across:.0f}" cy="{up:.0f}" r="3" fill="{colour}"/>')
            out.append(f'<text x="{across:.0f}" y="{up - 7:.0f}" fill="{colour}">{short(y)}</text>')
        out.append(f'<text x="{at + MARGIN}" y="{36 + index * 13}" fill="{colour}" text-anchor="start">{label}</text>')
    return "".join(out)


def svg(panels):
    """`panels`: (title, label of the x axis, curves)."""
    body = "".join(panel(index * WIDTH, *one) for index, one in enumerate(panels))
    width = WIDTH * len(panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" font-family="sans-serif" '
        f'font-size="11" text-anchor="middle"><rect width="100%" height="100%" fill="white"/>{body}</svg>\n'
    )
