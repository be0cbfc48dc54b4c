"""The card of a term of the field."""

from __future__ import annotations

from game.perception.views import View
from game.report.telling.naming import Names
from game.ui.cards.codex import KINDS, Term, codex
from game.ui.cards.content import Content
from game.ui.cards.places import LOOKUPS

__all__ = ["term_card"]

_ICONS = {
    "choice": "balance",
    "concept": "codex",
    "measure": "share",
    "treaty": "treaty",
    "clause": "clause",
    "order": "edit",
    "doctrine": "why",
    "record": "dispatch",
}


def term_card(id: str, view: View | None = None, names: Names | None = None) -> Content | None:
    """Its sense, its place on this map now (where a game is on the table), its case in history, its source."""
    terms = codex()
    term: Term | None = terms.get(id)
    if term is None:
        return None
    now = ""
    if term.now and view is not None and names is not None:
        now = f"On this map now: {LOOKUPS[term.now](view, names)}"
    return Content(
        f"term:{id}",
        term.word[:1].upper() + term.word[1:],
        KINDS[term.kind],
        icon=_ICONS[term.kind],
        sentence=term.means,
        more=term.more,
        now=now,
        case=f"In history: {term.case}",
        source=term.source,
        see=tuple((f"term:{other}", terms[other].word) for other in term.see),
    )
