"""What a place in a pact is worth to this seat: its own sum term by term, and its danger inside and outside."""

from dataclasses import replace

from game.perception import forecast as f
from game.perception.views import View, look
from game.report.telling.naming import Names
from game.ui.figures import worth
from game.ui.screens.words.terms import term_words
from game.ui.widgets.layout import Space
from game.ui.widgets.plain import Head, Pair
from game.ui.widgets.widget import Widget
from game.world.pacts import Pact

__all__ = ["danger_inside_and_out", "place_rows"]

_LEAST = 50
"""Thousandths of wealth below which a term is left to the sum."""


def danger_inside_and_out(view: View, pact: Pact) -> tuple[f.Estimate, f.Estimate]:
    """Chance of war on the seat within ten turns as a member bound by the pact, and as none."""
    seat = view.seat
    without = {m: turn for m, turn in pact.members.items() if m != seat}
    within = {**without, seat: pact.members.get(seat, 0)}
    found = []
    for members in (within, without):
        world = replace(view.world, pacts={**view.world.pacts, pact.id: replace(pact, members=members)})
        found.append(f.danger(look(world, seat)))
    return found[0], found[1]


def place_rows(view: View, pact: Pact) -> list[Widget]:
    """Rows of the sum, then the danger inside and outside; nothing for a seat that is off the board."""
    if view.seat not in view.survey.index:
        return []
    names, ours = Names(view.world), view.seat in pact.members
    circle = tuple(sorted({*pact.members, view.seat}))
    verdict = f.would_join(view, view.seat, circle, pact.charter, pact.legitimacy)
    terms = sorted((t for t in verdict.terms if abs(t.milli) >= _LEAST), key=lambda t: -t.milli)
    rows: list[Widget] = [
        Pair(term_words(names, t.name), worth(t.milli), ink="good" if t.milli > 0 else "bad", strong=False)
        for t in terms
    ]
    inside, outside = (round(one.middle / 10) for one in danger_inside_and_out(view, pact))
    way = f"{outside} % outside, {inside} % inside"
    head = "Our place in it" if ours else "A place in it"
    return [
        Space(14),
        Head(head, "wealth a turn", rule=""),
        Space(3),
        *rows,
        Pair("In all", worth(verdict.milli)),
        Pair("War on us", way),
    ]
