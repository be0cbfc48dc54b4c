"""Terms of a reckoning as the screens write them: what each is called, and a sum opened into its rows."""

from collections.abc import Iterable

from game.report.telling.naming import Names
from game.ui.figures import worth
from game.ui.widgets.widget import SumRow
from game.world.reasons import Term

__all__ = ["term_rows", "term_total", "term_words"]

_ABSENT = {
    "no_prize": "the prize given up",
    "no_defeat": "defeat avoided",
    "no_cost_of_fighting": "fighting spared",
}
"""A term that speaks for peace because it would weigh against a war."""


def term_words(names: Names, term: str) -> str:
    """A term as people say it, with a capital for the head of a row."""
    said = _ABSENT.get(term) or names.words.term.get(term, term.replace("_", " "))
    return said[:1].upper() + said[1:]


def term_rows(names: Names, terms: Iterable[Term]) -> tuple[SumRow, ...]:
    """Signed rows of a sum, greatest first, in wealth a turn."""
    ranked = sorted(terms, key=lambda t: -abs(t.milli))
    return tuple(SumRow(term_words(names, t.name), worth(t.milli)) for t in ranked)


def term_total(label: str, terms: Iterable[Term]) -> SumRow:
    """The line under them."""
    return SumRow(label, worth(sum(t.milli for t in terms)))
