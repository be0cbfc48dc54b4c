"""Estimates as dots with bars for their intervals, on one scale from 0 to 100: after `design/mock/report_war`."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from game.report.html.svg import text_width
from game.report.whatif.records import Measured, Outcome, WhatIf
from game.report.whatif.wording import figure

__all__ = ["NARROW", "DotRow", "dot_rows", "dots_svg"]

WIDE, NARROW = 420, 330
"""Widths of a drawing on a page and in a column, so that its letters are as large in either, px."""
_RIGHT, _TOP, _ROW, _SIZE = 46, 8, 26, 14
_LEFT_LEAST = 90


@dataclass(frozen=True, slots=True)
class DotRow:
    """One line: its words, its estimate (a share), and whether it is the course as it was."""

    label: str
    measured: Measured
    told: str
    plain: bool


def dot_rows(told: WhatIf) -> tuple[DotRow, ...]:
    """The two arms of a what-if whose first outcome is a chance; none where it is not, or was not asked."""
    one = told.headline
    if one is None or not one.is_share:
        return ()
    return (_row("As it was", one.as_it_was, one, True), _row(told.reversal.instead, one.reversed, one, False))


def _row(label: str, measured: Measured, one: Outcome, plain: bool) -> DotRow:
    return DotRow(label, measured, figure(measured.value, one), plain)


def dots_svg(rows: Sequence[DotRow], title: str, id: str, width: int = WIDE) -> str:
    """The rows drawn; `id` names the title for readers that do not see. Labels too long are broken in two lines."""
    wide = max((text_width(row.label, _SIZE) for row in rows), default=0.0)
    left = min(max(_LEFT_LEAST, wide + 18), 0.52 * width)
    lines = [_broken(row.label, left - 14) for row in rows]
    tops = [_TOP + sum(_height(one) for one in lines[:n]) for n in range(len(rows) + 1)]
    body = "".join(_drawn(r, w, y, left, width) for r, w, y in zip(rows, lines, tops, strict=False))
    height = tops[-1] + 24
    rules = "".join(
        f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{tops[-1]}"/>'
        f'<text class="axis" x="{x:.1f}" y="{tops[-1] + 17}" text-anchor="{anchor}">{word}</text>'
        for x, kind, word, anchor in (
            (_x(0, left, width), "rule", "0", "middle"),
            (_x(0.5, left, width), "half", "50", "middle"),
            (_x(1, left, width), "rule", "100 %", "middle"),
        )
    )
    return (
        f'<svg class="dots" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t">'
        f'<title id="{id}-t">{escape(title)}</title>{rules}{body}</svg>'
    )


def _height(lines: list[str]) -> int:
    return _ROW + 16 * (len(lines) - 1)


def _x(share: float, left: float, width: int) -> float:
    return left + (width - left - _RIGHT) * share


def _drawn(row: DotRow, lines: list[str], top: float, left: float, width: int) -> str:
    kind, y = ("plain" if row.plain else "turned"), top + _height(lines) / 2
    out = [
        f'<text class="label {kind}" x="0" y="{y + 5 + 16 * (n - (len(lines) - 1) / 2):.1f}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    ]
    low, high, end = row.measured.low, row.measured.high, row.measured.value
    if low is not None and high is not None:
        a, b, end = _x(low, left, width), _x(high, left, width), max(high, row.measured.value)
        out.append(
            f'<path class="bar {kind}" d="M{a:.1f} {y:.1f}H{b:.1f}M{a:.1f} {y - 5:.1f}v10M{b:.1f} {y - 5:.1f}v10"/>'
        )
    out.append(f'<circle class="dot {kind}" cx="{_x(row.measured.value, left, width):.1f}" cy="{y:.1f}" r="4.5"/>')
    out.append(f'<text class="sum" x="{_x(end, left, width) + 9:.1f}" y="{y + 5:.1f}">{row.told}</text>')
    return "".join(out)


def _broken(label: str, room: float) -> list[str]:
    """A label in as many lines as it needs."""
    lines = [""]
    for word in label.split():
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(joined, _SIZE) > room:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines
