"""Figures of a war: its chain as boxes on a line of dates, and its losses by year, side against side."""

from html import escape

from game.report.html.svg import text_width
from game.report.records.chapters import Link, LossRow, Report, WarChapter
from game.report.records.quarrels import Bond
from game.report.telling.naming import brigades
from game.report.telling.years import short_date

__all__ = ["burden_svg", "chain_svg", "losses_svg", "shield", "wrapped"]

PAGE = 1312
_GAP = 26
_ROW = 6
"""Boxes that stand in one row; more are set in two."""
_TITLE, _TEXT = 14.5, 13.0
_MOST_BARS = 14
_SHIELD = "M0 0H16V9Q16 16 8 19.5Q0 16 0 9Z"


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines that fit a width, the last one cut with an ellipsis where it does not end."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1].rstrip(",;.") + " …"
    return lines


def shield(colour: str, x: float = 0, y: float = 0, edge: str = "#2A2019") -> str:
    """A state's shield, to stand in an SVG."""
    return (
        f'<g transform="translate({x:.1f} {y:.1f})"><path d="{_SHIELD}" fill="{colour}" stroke="{edge}" '
        'stroke-width="1.4"/><path d="M2.6 2.6H13.4V9Q13.4 14 8 16.8Q2.6 14 2.6 9Z" fill="none" '
        'stroke="#FFFFFF" stroke-opacity=".45" stroke-width="1"/></g>'
    )


def chain_svg(war: WarChapter, report: Report) -> str:
    """The chain drawn in rows of boxes; the same links stand as a list for small screens and readers."""
    rows = _rows(war.chain)
    body, y = [], 0.0
    offset = 0
    width = min(250.0, (PAGE - _GAP * (len(rows[0]) - 1)) / len(rows[0])) if rows else 0.0
    for row in rows:
        drawn, height = _row(row, offset, report, y, width)
        body.append(drawn)
        y += height
        offset += len(row)
    id = f"chain-{war.id}"
    return (
        f'<svg class="chain" viewBox="0 0 {PAGE} {y:.0f}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">The chain of {escape(war.name)}</title>'
        f'<desc id="{id}-d">{escape("; ".join(f"{k.year}: {k.title}" for k in war.chain))}</desc>'
        f"{''.join(body)}</svg>"
    )


def _rows(chain: tuple[Link, ...]) -> list[tuple[Link, ...]]:
    """One row of up to six boxes, or two rows as even as can be."""
    if len(chain) <= _ROW:
        return [chain] if chain else []
    half = -(-len(chain) // 2)
    return [chain[:half], chain[half:]]


def _row(row: tuple[Link, ...], offset: int, report: Report, top: float, width: float) -> tuple[str, float]:
    tall = max(_box_height(link, width) for link in row)
    box_top = top + 46
    out = [f'<line class="time" x1="0" x2="{PAGE}" y1="{top + 28:.1f}" y2="{top + 28:.1f}"/>']
    seen = ""
    for n, link in enumerate(row):
        x = n * (width + _GAP)
        tone = "dot war" if link.tone == "war" else "dot"
        out.append(f'<circle class="{tone}" cx="{x + 5:.1f}" cy="{top + 28:.1f}" r="4.5"/>')
        if link.year != seen:
            out.append(f'<text class="date" x="{x:.1f}" y="{top + 16:.1f}">{escape(link.year)}</text>')
            seen = link.year
        out.append(_box(link, x, box_top, width, tall, report))
    arcs, deep = _arrows(row, offset, width, box_top, tall)
    return "".join(out) + arcs, 46 + tall + deep + 14


def _box_height(link: Link, width: float) -> float:
    title = len(wrapped(link.title, _TITLE, width - 50, 4))
    text = len(wrapped(link.text, _TEXT, width - 46, 2))
    return 20 + 18 * title + 17 * text


def _box(link: Link, x: float, y: float, width: float, tall: float, report: Report) -> str:
    place = f'x="{x + 1:.1f}" y="{y:.1f}" width="{width - 2:.1f}" height="{tall:.1f}"'
    out = [f'<rect class="box {link.tone}" {place} rx="3"/>']
    edge = "#FBF6E8" if link.tone == "war" else "#2A2019"
    if link.state:
        out.append(shield(report.colours.get(link.state, "#A79F8C"), x + 12, y + 11, edge))
    line = y + 22
    for text in wrapped(link.title, _TITLE, width - 50, 4):
        out.append(f'<text class="head {link.tone}" x="{x + 38:.1f}" y="{line:.1f}">{escape(text)}</text>')
        line += 18
    for text in wrapped(link.text, _TEXT, width - 46, 2):
        out.append(f'<text class="more {link.tone}" x="{x + 38:.1f}" y="{line:.1f}">{escape(text)}</text>')
        line += 17
    return "".join(out)


def _arrows(row: tuple[Link, ...], offset: int, width: float, top: float, tall: float) -> tuple[str, float]:
    """Straight from box to next where one caused the next, curved below where a cause lies further back.

    A curve bears what the cause changed; so does a line under a box whose cause stands in the row above.
    """
    out, depth, foot = [], 0.0, top + tall
    spans: list[tuple[int, int, str]] = []
    for n, link in enumerate(row):
        cause = None if link.because is None else link.because - offset
        if cause is None:
            continue
        if 0 <= cause == n - 1:
            left, y = n * (width + _GAP), top + tall / 2
            out.append(f'<path class="arrow" d="M{left - _GAP + 1:.1f} {y:.1f}H{left - 7:.1f}"/>')
            out.append(f'<path class="tip" d="M{left - 1:.1f} {y:.1f}l-8 -4.5v9z"/>')
        elif cause >= 0:
            spans.append((cause, n, link.arc))
        if link.arc and (cause < 0 or cause == n - 1):
            drawn, deep = _under(link.arc, n, width, foot)
            out.append(drawn)
            depth = max(depth, deep)
    drawn, deep = _curves(spans, width, foot, depth)
    return "".join(out) + drawn, max(depth, deep)


def _under(words: str, n: int, width: float, foot: float) -> tuple[str, float]:
    """A line of what an earlier event changed, under the box that felt it."""
    lines = wrapped(words, _TEXT, width - 16, 2)
    x = n * (width + _GAP) + 4
    drawn = "".join(
        f'<text class="moved" x="{x:.1f}" y="{foot + 17 + 16 * at:.1f}">{"↳ " if not at else ""}{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    return drawn, 6.0 + 16 * len(lines)


def _curves(spans: list[tuple[int, int, str]], width: float, foot: float, least: float) -> tuple[str, float]:
    """The curves, those that say something deeper than those that do not, so that no two words meet."""
    out, words, depth, level = [], [], 0.0, 0
    for cause, n, said in sorted(spans, key=lambda s: (s[1] - s[0], s[0])):
        level += bool(said)
        sag = least + (30.0 + 24 * level if said else 14.0 + 4 * (n - cause))
        start, end = cause * (width + _GAP) + width * (0.6 if said else 0.75), n * (width + _GAP) + width * 0.35
        bend = f"C{start + 20:.1f} {foot + sag:.1f} {end - 20:.1f} {foot + sag:.1f} {end:.1f} {foot + 7:.1f}"
        kind = " said" if said else ""
        out.append(f'<path class="arc{kind}" d="M{start:.1f} {foot:.1f}{bend}"/>')
        out.append(f'<path class="tip soft{kind}" d="M{end:.1f} {foot + 1:.1f}l-4.5 8h9z"/>')
        if said:
            words.append(_on_curve(said, (start + end) / 2, foot + 0.75 * sag + 2))
        depth = max(depth, sag * 0.75 + (12 if said else 2))
    return "".join(out + words), depth


def _on_curve(said: str, middle: float, y: float) -> str:
    """Words that interrupt a curve at its lowest."""
    half = text_width(said, _TEXT) / 2 + 8
    return (
        f'<rect class="gap" x="{middle - half:.1f}" y="{y - 9:.1f}" width="{2 * half:.1f}" height="18"/>'
        f'<text class="moved" x="{middle:.1f}" y="{y + 4.5:.1f}" text-anchor="middle">{escape(said)}</text>'
    )


def losses_svg(war: WarChapter, report: Report) -> str:
    """Brigades lost by year: the defenders to the left, the attackers to the right, each state in its colour."""
    most = max((max(sum(r.attack.values()), sum(r.defence.values())) for r in war.losses), default=0)
    unit = 112 / most if most else 0
    height = 34 + 32 * len(war.losses)
    heads = (("defence", war.defender, 153, "end"), ("attack", war.attacker, 223, "start"))
    out = []
    for side, leader, x, anchor in heads:
        total = sum(sum(getattr(row, side).values()) for row in war.losses)
        name = f"with {report.names.get(leader, leader)}, {brigades(total, unit=False)}"
        out.append(f'<text class="more" x="{x}" y="14" text-anchor="{anchor}">{escape(name)}</text>')
    for n, row in enumerate(war.losses):
        out.append(_loss_row(row, 34 + 32 * n, unit, report))
    id = f"lost-{war.id}"
    return (
        f'<svg class="lost" viewBox="0 0 376 {height}" role="img" aria-labelledby="{id}-t">'
        f'<title id="{id}-t">{escape(war.name)}: brigades lost, by year and side</title>{"".join(out)}</svg>'
    )


def _loss_row(row: LossRow, y: float, unit: float, report: Report) -> str:
    out = [f'<text class="more" x="188" y="{y + 13}" text-anchor="middle">{escape(short_date(row.year))}</text>']
    for lost, sign in ((row.defence, -1), (row.attack, 1)):
        x = 188.0 + sign * 35
        for state, tenths in sorted(lost.items(), key=lambda pair: (-pair[1], pair[0])):
            wide = tenths * unit
            left = x - wide if sign < 0 else x
            name = f"{report.names.get(state, state)} {brigades(tenths, unit=False)}"
            place = f'x="{left:.1f}" y="{y}" width="{wide:.1f}" height="18"'
            colour = report.colours.get(state, "#A79F8C")
            out.append(f'<rect class="part" {place} fill="{colour}"><title>{escape(name)}</title></rect>')
            x += sign * wide
        total = brigades(sum(lost.values()), unit=False)
        out.append(f'<text class="sum" x="{x + sign * 8:.1f}" y="{y + 14}" '
                   f'text-anchor="{"end" if sign < 0 else "start"}">{total}</text>')  # fmt: skip
    return "".join(out)


def burden_svg(bond: Bond, report: Report) -> str:
    """Promised as an outline, delivered as a filled bar, state by state; the table below has every figure."""
    told = [r for r in bond.riders if r.promised or r.delivered][:_MOST_BARS]
    most = max(max(r.promised, r.delivered) for r in told)
    unit, out = 520 / most, []
    for n, one in enumerate(told):
        y = 4 + 26 * n
        promised, delivered = one.promised * unit, one.delivered * unit
        said = f"{brigades(one.delivered, unit=False)} of {brigades(one.promised, unit=False)}"
        name = escape(report.names.get(one.state, one.state))
        out.append(
            f'<text class="more" x="168" y="{y + 14}" text-anchor="end">{name}</text>'
            f'<rect class="gave" x="176" y="{y + 3}" width="{delivered:.1f}" height="13"/>'
            f'<rect class="due" x="176" y="{y}" width="{promised:.1f}" height="19"/>'
            f'<text class="sum" x="{182 + max(promised, delivered):.1f}" y="{y + 14}">{said}</text>'
        )
    id = f"burden-{bond.id or 'alliances'}"
    return (
        f'<svg class="burden" viewBox="0 0 800 {8 + 26 * len(told)}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">Promised and delivered under {escape(bond.name)}, in brigades</title><desc id="{id}-d">'
        f"An outline is what was promised, the filled bar what was delivered. The table below has every figure.</desc>"
        f'{"".join(out)}</svg><p class="second">Outlined: promised. Filled: delivered. In brigades, all calls '
        "together.</p>"
    )
