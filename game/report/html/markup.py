"""Small pieces of HTML that every section uses: escaped text, tables with scopes, shields beside names."""

from collections.abc import Sequence
from html import escape

from game.report.html.figures import shield
from game.report.records.chapters import Report

__all__ = ["crest", "crest_shape", "section", "state_cell", "table", "text"]


def text(value: object) -> str:
    """Any value as escaped text: nothing from a chronicle reaches the page without passing here."""
    return escape(str(value))


def crest(report: Report, state: str) -> str:
    """The state's shield alone; the name always stands beside it, so it is silent for readers."""
    colour = text(report.colours.get(state, "#A79F8C"))
    return f'<svg class="crest" aria-hidden="true" color="{colour}"><use href="#crest"/></svg>'


def crest_shape() -> str:
    """The shield that every crest of a page takes its shape from: a long game shows ten thousand of them."""
    drawn = shield("currentColor", 1, 1)
    return f'<svg width="0" height="0" aria-hidden="true"><symbol id="crest" viewBox="0 0 18 22">{drawn}</symbol></svg>'


def state_cell(report: Report, state: str) -> str:
    """Shield and name; a player's own state is marked wherever it stands."""
    own = " own-state" if state in {s.state for s in report.standings if s.player} else ""
    return f'<span class="state{own}">{crest(report, state)}{text(report.names.get(state, state))}</span>'


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    figures: Sequence[int] = (),
    name: str = "",
    marked: Sequence[int] = (),
) -> str:
    """A table whose cells are HTML already; the first column heads its row, `figures` are the columns set right.

    `marked` are the rows of the reader’s own state.
    """
    if not rows:
        return ""
    top = "".join(
        f'<th scope="col"{_figure(n, figures)}>{text(head) or "<span class=unseen>Note</span>"}</th>'
        for n, head in enumerate(heads)
    )
    body = "".join(
        ('<tr class="own-row">' if at in marked else "<tr>")
        + "".join(_cell(n, cell, figures) for n, cell in enumerate(row))
        + "</tr>"
        for at, row in enumerate(rows)
    )
    kind = f' class="{name}"' if name else ""
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{text(caption)}"><table{kind}>'
        f"<caption>{text(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _figure(n: int, figures: Sequence[int]) -> str:
    return ' class="figure"' if n in figures else ""


def _cell(n: int, cell: str, figures: Sequence[int]) -> str:
    if n == 0:
        return f'<th scope="row">{cell}</th>'
    return f"<td{_figure(n, figures)}>{cell}</td>"


def section(id: str, title: str, body: str, lead: str = "") -> str:
    """A section of the book under its own head; `lead` is one sentence in italics."""
    voice = f'<p class="voice">{text(lead)}</p>' if lead else ""
    return f'<section id="{id}" aria-labelledby="{id}-h"><h2 id="{id}-h">{text(title)}</h2>{voice}{body}</section>'
