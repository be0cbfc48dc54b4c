"""What is a name in a text: states, provinces, pacts, wars and terms, found by their letters.

Names keep their capitals, terms may have them or not; both end at the border of a word, and the longest wins, so
that `Peloponnesian League` is a pact and not a people. A name that a state and a place share is the state's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from game.ui.cards.codex import Term
from game.ui.widgets.live import Found
from game.world.worlds import World

__all__ = ["Concordance", "known_names"]


def known_names(world: World) -> dict[str, str]:
    """Every proper name of a world and what it names; of several with one name the gravest."""
    found: dict[str, str] = {}
    for war in sorted(world.wars.values(), key=lambda one: one.began):
        found[war.name] = f"war:{war.id}"
    for place in world.provinces.values():
        found[place.name] = f"province:{place.id}"
    for pact in world.pacts.values():
        found[pact.charter.name] = f"pact:{pact.id}"
    for state in world.states.values():
        if state.people:
            found.setdefault(state.people, f"state:{state.id}")
        found[state.name] = f"state:{state.id}"
    return found


class Concordance:
    """Finds names and terms in texts; what it found once it keeps."""

    def __init__(self, names: Mapping[str, str], terms: Mapping[str, Term]) -> None:
        self._names = dict(names)
        spellings = ((s.casefold(), id) for id, t in terms.items() if not t.quiet for s in t.spellings)
        self._terms = dict(spellings)
        self._name_form = _form(self._names)
        self._term_form = _form(self._terms, re.IGNORECASE)
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, text: str) -> tuple[Found, ...]:
        """The names and terms in a text, in their order; none overlap."""
        found: list[Found] = []
        if self._name_form is not None:
            found += [Found(m.start(), m.end(), self._names[m.group()]) for m in self._name_form.finditer(text)]
        if self._term_form is not None:
            for m in self._term_form.finditer(text):
                if not any(one.start < m.end() and m.start() < one.end for one in found):
                    found.append(Found(m.start(), m.end(), f"term:{self._terms[m.group().casefold()]}"))
        return tuple(sorted(found, key=lambda one: one.start))


def _form(words: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    """One pattern for many words, the longest first."""
    ranked = sorted((w for w in words if w), key=lambda w: (-len(w), w))
    if not ranked:
        return None
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ranked)) + r")(?![\w-])", flags)
