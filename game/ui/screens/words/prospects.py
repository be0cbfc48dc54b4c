"""What an offer would bring: the seat's prospects now and with the offer in force. No pygame.

The offer is carried out under the rules on a copy of what the seat sees, the estimates are reckoned anew, and the
two are set beside each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.perception import forecast as f
from game.perception.views import View
from game.report.telling.naming import Names
from game.ui.screens.words.consequences import Change, change, seen_from, tried
from game.ui.widgets.text import signed
from game.world.constants import WEALTH
from game.world.pacts import Charter, Pact
from game.world.sheets import AnswerPeace, AnswerProposal
from game.world.worlds import Proposal

__all__ = ["Prospect", "Prospects", "joiners", "of_peace", "of_proposal"]


@dataclass(frozen=True, slots=True)
class Prospect:
    """One row: what, the figure before and after in words, and whether it is better so."""

    label: str
    value: str
    better: bool | None = None


@dataclass(frozen=True, slots=True)
class Prospects:
    """Rows of what follows, and what changes at once."""

    rows: tuple[Prospect, ...]
    moved: Change
    after: View


def of_proposal(view: View, letter: Proposal) -> Prospects:
    """A treaty signed, or a place taken in a pact."""
    if letter.treaty is not None:
        world = tried(view, [(view.seat, AnswerProposal(letter.id, True))])
        return _beside(view, seen_from(view, world), letter.by)
    pact = _founded(view, letter)
    world = replace(view.world, pacts={**view.world.pacts, pact.id: pact}) if pact else view.world
    return _beside(view, seen_from(view, world), letter.by)


def of_peace(view: View, offer: str, by: str) -> Prospects:
    """Peace made on the terms offered."""
    world = tried(view, [(view.seat, AnswerPeace(offer, True))])
    return _beside(view, seen_from(view, world), by)


def joiners(view: View, letter: Proposal) -> tuple[tuple[str, f.Estimate], ...]:
    """Of those who got the same letter, each with the chance that it takes its place."""
    charter = letter.charter
    if charter is None:
        return ()
    circle = tuple(sorted({letter.by, *letter.invited}))
    known = [s for s in letter.invited if s != view.seat and s in view.survey.index]
    found = [(s, f.would_join(view, s, circle, charter).chance) for s in known]
    return tuple(sorted(found, key=lambda one: (-one[1].middle, one[0])))


def _founded(view: View, letter: Proposal) -> Pact | None:
    """The pact with us in it, bound at once; a new one with those who would rather join than not."""
    if letter.charter is None:
        held = view.world.pacts.get(letter.pact or "")
        return replace(held, members={**held.members, view.seat: view.world.turn}) if held else None
    willing = [s for s, chance in joiners(view, letter) if chance.middle >= 500]
    members = dict.fromkeys([letter.by, view.seat, *willing], view.world.turn)
    return _pact(letter.charter, letter, members)


def _pact(charter: Charter, letter: Proposal, members: dict[str, int]) -> Pact:
    return Pact(letter.pact or letter.id, charter, letter.by, 0, members)


def _beside(now: View, then: View, other: str) -> Prospects:
    """The rows: war on us, from whom we fear most, holding against it, their coming, our being called, the treasury."""
    names = Names(now.world)
    moved = change(now.world, then.world, now.seat)
    rows = [_change_of("War on us within 10 turns", f.danger(now), f.danger(then), fall_is_good=True)]
    foe = _feared(now, other)
    if foe is not None and foe in then.survey.index:
        name = names.state(foe)
        if foe != other:
            came, comes = (f.credence(v, other, now.seat, foe) for v in (now, then))
            rows.append(_change_of(f"{names.state(other)} comes against {name}", came, comes))
        rows.append(_change_of(f"We hold against {name}", f.holds(now, now.seat, foe), f.holds(then, now.seat, foe)))
    theirs = f.danger(replace(then, seat=other)) if other in then.survey.index else None
    if theirs is not None:
        rows.append(Prospect(f"War on {names.state(other)}, 10 turns", f"{round(theirs.middle / 10)} %"))
    if moved.yearly:
        rows.append(Prospect("Treasury", signed(moved.yearly / WEALTH, " a turn", 1), moved.yearly > 0))
    if moved.treasury:
        rows.append(Prospect("Treasury, at once", signed(moved.treasury / WEALTH, digits=1), moved.treasury > 0))
    return Prospects(tuple(rows), moved, then)


def _feared(view: View, but: str) -> str | None:
    """The state from which war on us is likeliest, the writer itself if it is that."""
    r, s = view.reckoning, view.survey
    row = s.of(view.seat)
    others = [n for n, name in enumerate(s.names) if name != view.seat and r.assault[n, row] > 0]
    if not others:
        return None
    return s.names[max(others, key=lambda n: (float(r.assault[n, row]), s.names[n] != but))]


def _change_of(label: str, before: f.Estimate, after: f.Estimate, *, fall_is_good: bool = False) -> Prospect:
    """`46 → 29 %`, or one figure where nothing moves."""
    old, new = round(before.middle / 10), round(after.middle / 10)
    if old == new:
        return Prospect(label, f"{new} %")
    return Prospect(label, f"{old} → {new} %", (new < old) == fall_is_good)
