"""Where a term is to be met in the game being played: one sentence each, from what the seat may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from game.measures.burdens import burdens
from game.measures.power import RESTLESS, capability, living, overstretches, tenths_of
from game.measures.system import alignment, polarity
from game.perception.forecast import threat
from game.perception.views import View
from game.report.telling.naming import Names, listing
from game.ui.figures import brigades, in_hundred, percent, percent_to_the_tenth
from game.world.pacts import Pact
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["LOOKUPS", "Lookup"]

Lookup = Callable[[View, Names], str]
_MOST = 3


def _few(parts: Iterable[str], none: str) -> str:
    """Up to three things and how many more, or that there is none."""
    told = list(parts)
    if not told:
        return none
    more = len(told) - _MOST
    listed = listing(told[:_MOST]) if more <= 0 else f"{', '.join(told[:_MOST])} and {more} more"
    return f"{listed}."


def _others(view: View) -> list[str]:
    return [s for s in view.survey.names if s != view.seat] if view.seat in view.survey.index else []


def _threat(view: View, names: Names) -> str:
    ranked = sorted(((threat(view, s).total, s) for s in _others(view)), reverse=True)
    return _few((f"{names.state(s)} {n} of 100" for n, s in ranked[:_MOST]), "None is reckoned for us.")


def _capability(view: View, names: Names) -> str:
    ranked = sorted(((n, s) for s, n in capability(view.world).items()), reverse=True)
    return _few((f"{names.state(s)} {percent_to_the_tenth(n)}" for n, s in ranked[:_MOST]), "Nobody has any.")


def _brigades(view: View, names: Names) -> str:
    ranked = sorted(((tenths_of(view.world, s), s) for s in living(view.world)), reverse=True)
    return _few((f"{names.state(s)} {brigades(n)}" for n, s in ranked[:_MOST]), "Nobody has any.")


def _intentions(view: View, names: Names) -> str:
    ranked = sorted(((threat(view, s).intentions, s) for s in _others(view)), reverse=True)
    return _few((f"{names.state(s)} {n} points of its threat" for n, s in ranked[:_MOST] if n), "We suspect nobody.")


def _trust(view: View, names: Names) -> str:
    row = view.world.trust.get(view.seat, {})
    ranked = sorted((in_hundred(row[s].permille), s) for s in _others(view) if s in row)
    if len(ranked) < 2:
        return "We have nobody left to trust."
    (low, least), (high, most) = ranked[0], ranked[-1]
    return f"Most in {names.state(most)}, {high} of 100; least in {names.state(least)}, {low}."


def _broken(view: View, names: Names) -> str:
    row = view.world.trust.get(view.seat, {})
    worst = sorted((row[s].permille, s) for s in _others(view) if s in row and row[s].bad > row[s].good)
    return _few((names.state(s) for _, s in worst), "We hold nobody’s word for broken more than kept.")


def _state_figure(field: str, least: int, none: str) -> Lookup:
    """The states in which a figure of the state stands highest."""

    def told(view: View, names: Names) -> str:
        found = [(int(getattr(view.world.states[s], field)), s) for s in living(view.world)]
        ranked = sorted(((n, s) for n, s in found if n >= least), reverse=True)
        return _few((f"{names.state(s)} {n}" for n, s in ranked), none)

    return told


def _stability(view: View, names: Names) -> str:
    ranked = sorted((view.world.states[s].stability, s) for s in living(view.world))
    return "Least in " + _few((f"{names.state(s)} {n}" for n, s in ranked[:2]), "nobody.")


def _overstretch(view: View, names: Names) -> str:
    ranked = sorted(((n, s) for s, n in overstretches(view.world).items()), reverse=True)
    return _few((f"{names.state(s)} {percent(n)}" for n, s in ranked), "Nobody lacks a garrison.")


def _unrest(view: View, names: Names) -> str:
    ranked = sorted(((p.unrest, p.id) for p in view.world.provinces.values() if p.unrest >= RESTLESS), reverse=True)
    return _few((f"{names.province(p)} {n}" for n, p in ranked), "No province is restless.")


def _polarity(view: View, names: Names) -> str:
    poles = polarity(view.world).poles
    word = {1: "One pole", 2: "Two poles"}.get(len(poles), f"{len(poles)} poles")
    return f"{word}: {_few((names.state(s) for s in poles), 'none')}"


def _concentration(view: View, names: Names) -> str:
    found = polarity(view.world)
    return f"As uneven as {found.effective / 1000:.1f} equal powers."


def _on_road(road: str, none: str) -> Lookup:
    """The states whose bonds put them on a road."""

    def told(view: View, names: Names) -> str:
        return _few((names.state(s) for s in living(view.world) if alignment(view.world, s).value == road), none)

    return told


def _alignments(view: View, names: Names) -> str:
    roads = [alignment(view.world, s).value for s in living(view.world)]
    words = ("balance", "bandwagon", "pact", "alone")
    return _few((f"{roads.count(road)} {road}" for road in words if road in roads), "Nobody is left.").replace(
        " and 1 more", " and others"
    )


def _treaties(kind: str) -> Lookup:
    """The treaties of a kind that we know of."""

    def told(view: View, names: Names) -> str:
        found = [t for t in view.world.treaties.values() if t.kind is TreatyKind(kind)]
        return _few((_parties(t, names) for t in found), "Nobody has one that we know of.")

    return told


def _parties(treaty: Treaty, names: Names) -> str:
    """`Sparta with Corinth`, or who is over whom."""
    joint = {TreatyKind.CLIENTAGE: "patron of", TreatyKind.GUARANTEE: "guards"}.get(treaty.kind, "with")
    return f"{names.state(treaty.first)} {joint} {names.state(treaty.second)}"


def _unconditional(view: View, names: Names) -> str:
    found = [t for t in view.world.treaties.values() if t.unconditional]
    return _few((_parties(t, names) for t in found), "No treaty that we know of binds without condition.")


def _tribute(view: View, names: Names) -> str:
    found = [t for t in view.world.treaties.values() if t.tribute_permille]
    said = (f"{names.state(t.second)} pays {names.state(t.first)} {percent(t.tribute_permille)}" for t in found)
    return _few(said, "Nobody pays any.")


def _pacts(view: View, names: Names) -> str:
    found = (f"the {p.charter.name}, {len(p.members)} members" for p in view.world.pacts.values())
    told = _few(found, "no pact yet: one can be founded by an order.")
    return told[:1].upper() + told[1:]


def _of_pacts(figure: Callable[[World, Pact, Names], str], none: str) -> Lookup:
    """Something told of every pact."""

    def told(view: View, names: Names) -> str:
        return _few((said for p in view.world.pacts.values() if (said := figure(view.world, p, names))), none)

    return told


def _riders(world: World, pact: Pact, names: Names) -> str:
    short = [names.state(b.member) for b in burdens(world, pact.id) if b.has < b.owes]
    return f"{listing(short[:_MOST])} in the {pact.charter.name}" if short else ""


def _vetoes(world: World, pact: Pact, names: Names) -> str:
    holders = pact.permanent if pact.charter.permanent_veto else ()
    return f"{names.states(holders)} in the {pact.charter.name}" if holders else ""


def _condemned(world: World, pact: Pact, names: Names) -> str:
    return f"{names.states(pact.sanctioned)} by the {pact.charter.name}" if pact.sanctioned else ""


def _motions(view: View, names: Names) -> str:
    found = (f"{names.words.motion.get(m.kind, m.kind)} ({names.state(m.about)})" for m in view.world.motions.values())
    return _few(found, "No motion lies before a council.")


def _crises(view: View, names: Names) -> str:
    found = (f"{names.state(c.demander)} demands of {names.state(c.target)}" for c in view.world.crises.values())
    return _few(found, "No demand stands open.")


def _pledges(view: View, names: Names) -> str:
    found = [
        f"{names.state(p.state)} {'stands by' if p.stands else 'leaves'} {names.state(c.target)}"
        for c in view.world.crises.values()
        for p in c.pledges
    ]
    return _few(found, "None is given at this time.")


def _wars(view: View, names: Names) -> str:
    return _few((w.name for w in view.world.wars.values() if w.ended is None), "The world is at peace.")


def _civil(view: View, names: Names) -> str:
    return _few(
        (w.name for w in view.world.wars.values() if w.civil and w.ended is None), "No state is at war with itself."
    )


def _clarity(view: View, names: Names) -> str:
    wars = [w for w in view.world.wars.values() if w.ended is None]
    found = (f"{w.name}: {in_hundred(w.clarity_permille)} in 100" for w in wars)
    return _few(found, "The world is at peace.")


def _occupied(view: View, names: Names) -> str:
    held = [p for p in view.world.provinces.values() if p.occupier]
    return _few((f"{p.name}, by {names.state(p.occupier)}" for p in held), "No land is held by an enemy.")


def _sieges(view: View, names: Names) -> str:
    return _few((p.name for p in view.world.provinces.values() if p.besieged_turns), "No place is besieged.")


def _calls(view: View, names: Names) -> str:
    found = (f"{names.state(c.to)} by {names.state(c.friend)}" for c in view.world.calls.values())
    return _few(found, "Nobody is called upon at this time.")


_TABLE: dict[str, Lookup] = {
    "threat": _threat,
    "capability": _capability,
    "brigades": _brigades,
    "intentions": _intentions,
    "trust": _trust,
    "broken": _broken,
    "stability": _stability,
    "weariness": _state_figure("weariness", 1, "Nobody is weary of war."),
    "precedent": _state_figure("precedent", 1, "Nobody has given way of late."),
    "overstretch": _overstretch,
    "unrest": _unrest,
    "polarity": _polarity,
    "concentration": _concentration,
    "balancing": _on_road("balance", "Nobody balances by treaty."),
    "bandwagoning": _on_road("bandwagon", "Nobody has a patron."),
    "alone": _on_road("alone", "Everybody is bound to somebody."),
    "alignments": _alignments,
    "unconditional": _unconditional,
    "tribute": _tribute,
    "pacts": _pacts,
    "legitimacy": _of_pacts(lambda world, p, names: f"the {p.charter.name} {p.legitimacy} of 100", "There is no pact."),
    "free_riding": _of_pacts(_riders, "Every member of every pact keeps its quota."),
    "veto": _of_pacts(_vetoes, "Nobody holds one."),
    "sanctions": _of_pacts(_condemned, "Nobody is condemned."),
    "motions": _motions,
    "crises": _crises,
    "pledges": _pledges,
    "wars": _wars,
    "civil_wars": _civil,
    "clarity": _clarity,
    "occupied": _occupied,
    "sieges": _sieges,
    "calls": _calls,
    **{f"treaty:{kind.value}": _treaties(kind.value) for kind in TreatyKind},
}
LOOKUPS: Final[Mapping[str, Lookup]] = MappingProxyType(_TABLE)
"""What a term may name as its place on the map now."""
