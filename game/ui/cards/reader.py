"""Who reads names and terms: for a seat at its desk, or for a room without a game, which knows the terms alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.report.telling.naming import Names
from game.ui.cards.bonds import pact_card, treaty_card
from game.ui.cards.codex import codex
from game.ui.cards.content import Content, subject_of
from game.ui.cards.names import Concordance, known_names
from game.ui.cards.paper import card_paper
from game.ui.cards.states import province_card, state_card
from game.ui.cards.strife import crisis_card, war_card
from game.ui.cards.terms import term_card
from game.ui.desk import Desk
from game.ui.widgets.live import Found
from game.ui.widgets.widget import Widget

__all__ = ["DeskReader", "TermReader"]

Doors = Mapping[str, Callable[[str], object]]
"""For a kind of subject, what opens its full paper."""

_DOORS = {
    "state": "Its paper",
    "province": "Its paper",
    "war": "The war",
    "pact": "Its chamber",
    "crisis": "The scales",
    "term": "Codex",
}


class TermReader:
    """Knows the terms of the codex. `open` pins the card of a subject, `shut` closes a card."""

    def __init__(
        self, open: Callable[[str], object], shut: Callable[[Widget], object], doors: Doors | None = None
    ) -> None:
        self._open, self._shut, self._doors = open, shut, dict(doors or {})
        self._concordance = Concordance({}, codex())

    @property
    def key(self) -> object:
        """Everybody may read the codex."""
        return "terms"

    def find(self, text: str) -> Sequence[Found]:
        """The names and terms in a text."""
        return self._concordance.find(text)

    def content(self, subject: str) -> Content | None:
        """What the card of a subject says; None where there is none to show."""
        kind, id = subject_of(subject)
        return term_card(id) if kind == "term" else None

    def card(self, subject: str) -> Widget | None:
        """The card of a subject."""
        content = self.content(subject)
        if content is None:
            return None
        kind, id = subject_of(subject)
        act = self._doors.get(kind)
        doors = [(_DOORS[kind], lambda: self._leave(act, id))] if act is not None else []
        return card_paper(content, self._open, self._shut, doors)

    def _leave(self, act: Callable[[str], object], id: str) -> None:
        """Open the full paper of a subject."""
        act(id)


class DeskReader(TermReader):
    """Reads with the eyes of one seat: all that its cards say comes from its own view."""

    def __init__(
        self,
        desk: Desk,
        tint: Callable[[str], str],
        open: Callable[[str], object],
        shut: Callable[[Widget], object],
        doors: Doors | None = None,
    ) -> None:
        super().__init__(open, shut, doors)
        self.desk, self._tint = desk, tint
        self.names = Names(desk.world)
        self._concordance = Concordance(known_names(desk.world), codex())

    @property
    def key(self) -> object:
        """The seat of a match: at another seat, cards are closed."""
        return id(self.desk.match), self.desk.seat

    def content(self, subject: str) -> Content | None:
        kind, id = subject_of(subject)
        desk, world, names = self.desk, self.desk.world, self.names
        if kind == "state" and id in world.states:
            return state_card(desk, names, id, self._tint(id))
        if kind == "province" and id in world.provinces:
            return province_card(desk, names, id, self._tint(world.provinces[id].owner))
        if kind == "treaty" and id in world.treaties:
            return treaty_card(desk, names, world.treaties[id])
        if kind == "pact" and id in world.pacts:
            return pact_card(desk, names, world.pacts[id])
        if kind == "war" and id in world.wars:
            return war_card(desk, names, world.wars[id])
        if kind == "crisis" and id in world.crises:
            return crisis_card(desk, names, world.crises[id])
        return term_card(id, desk.view, names) if kind == "term" else None
