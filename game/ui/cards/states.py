"""The cards of a state and of a province."""

from __future__ import annotations

from functools import partial

from game.measures.law import clients_of, pacts_of, patron_of, treaties_between, treaties_of, wars_of
from game.measures.power import capability, manpower_ceiling, provinces_of, tenths_of
from game.measures.system import alignment
from game.perception.forecast import danger_from, threat
from game.report.telling.naming import Names
from game.ui.cards import sums
from game.ui.cards.content import Content, Fact
from game.ui.cards.treaties import from_side_of, runs
from game.ui.desk import Desk
from game.ui.figures import banded, brigades, in_hundred, money, money_to_the_tenth, percent, percent_to_the_tenth
from game.ui.widgets.widget import SumRow, Tip
from game.world.constants import TERRAIN_PERMILLE
from game.world.treaties import Treaty

__all__ = ["province_card", "state_card", "treaty_line"]

FEARED = 40
"""Threat from which the figure is printed in the colour of danger."""
_SHOWN = 4


def state_card(desk: Desk, names: Names, state: str, tint: str) -> Content:
    """What it is, what it has, what it is to us."""
    world = desk.world
    them = world.states[state]
    head = partial(Content, subject=f"state:{state}", name=them.name, tint=tint, own=state == desk.seat)
    if not them.alive:
        return head(kind="a state that is gone", sentence="It has no land left.")
    lands = provinces_of(world, state)
    land = f"{len(lands)} province{'s' if len(lands) != 1 else ''}"
    kind = f"{them.regime.value}, {land}, seat at {names.province(them.capital)}"
    if state == desk.seat:
        kind = f"our state: {kind}"
    sees = state != desk.seat and desk.is_alive and state in desk.view.survey.index
    facts = [*_figures(desk, names, state), *(_to_us(desk, names, state) if sees else ())]
    ties = (*_wars(desk, names, state), *_treaties(desk, names, state), *_pacts(desk, state))
    road = alignment(world, state).value
    said = {
        "balance": "It balances: its treaties are for defence.",
        "bandwagon": "It bandwagons: it follows a stronger state.",
        "pact": "It keeps a pact.",
        "alone": "It stands alone: no treaty that we know of binds anybody to its defence.",
    }[road]
    return head(kind=kind, facts=tuple(facts), ties=ties, sentence=said)


def _figures(desk: Desk, names: Names, state: str) -> list[Fact]:
    world = desk.world
    them = world.states[state]
    share = capability(world).get(state, 0)
    facts = [
        Fact("Brigades", brigades(tenths_of(world, state)), sums.forces_sum(world, names, state)),
        Fact("Share of capability", percent_to_the_tenth(share), sums.share_sum(world, state)),
        Fact("Stability", str(them.stability), sums.stability_sum(world, state)),
    ]
    if state == desk.seat:
        tip = sums.income_sum(world, state)
        facts.append(
            Fact("Treasury", money(them.treasury), Tip("Treasury", money(them.treasury), "What we can spend."))
        )
        facts.append(Fact("Income", tip.value, tip))
        ceiling = brigades(manpower_ceiling(world, state))
        facts.append(Fact("Our land can keep", ceiling, Tip("Ceiling", ceiling, "Brigades, at this conscription.")))
    return facts


def _to_us(desk: Desk, names: Names, state: str) -> list[Fact]:
    view = desk.view
    parts = threat(view, state)
    ours, theirs = view.world.trust[desk.seat][state], view.world.trust[state][desk.seat]
    ink = "danger" if parts.total >= FEARED else "ink"
    facts = [
        Fact("Threat to us", f"{parts.total} of 100", sums.threat_sum(view, names, state), ink),
        Fact("Our trust in them", str(in_hundred(ours.permille)), sums.trust_sum("Our trust", ours)),
        Fact("Their trust in us", str(in_hundred(theirs.permille)), sums.trust_sum("Their trust in us", theirs)),
    ]
    at_war = any(w for w in wars_of(view.world, state) if w in wars_of(view.world, desk.seat))
    if not at_war:
        chance = danger_from(view, state)
        said = "Counting who would come to our help, as it sees it."
        tip = Tip("Chance of its attack", banded(chance), said)
        facts.append(Fact("Attacks us within ten turns", percent(chance.middle), tip))
    return facts


def _wars(desk: Desk, names: Names, state: str) -> list[str]:
    found = []
    for war in wars_of(desk.world, state):
        sides = {b.state: b.side for b in war.belligerents if b.left is None}
        mine, its = sides.get(desk.seat), sides.get(state)
        if state != desk.seat and mine is not None and its is not None:
            word = "{danger:At war with us}" if mine is not its else "Fights beside us"
            found.append(f"{word}: {war.name}")
        else:
            found.append(f"At war: {war.name}")
    return found


def _treaties(desk: Desk, names: Names, state: str) -> list[str]:
    world = desk.world
    unbound = state != desk.seat and not treaties_between(world, state, desk.seat)
    with_us = ["No treaty with us"] if unbound else []
    held = sorted(treaties_of(world, state), key=lambda t: (desk.seat not in t.parties, t.kind.value, t.since, t.id))
    told = [treaty_line(names, treaty, state) for treaty in held]
    more = [f"and {len(told) - _SHOWN} more treaties"] if len(told) > _SHOWN + 1 else []
    clients = clients_of(world, state)
    if len(clients) > 2:
        told = [t for t in told if not t.startswith("Patron of")]
        told.insert(0, f"Patron of {names.states(clients)}")
        more = [f"and {len(told) - _SHOWN} more treaties"] if len(told) > _SHOWN + 1 else []
    patron = patron_of(world, state)
    if patron is not None:
        told.sort(key=lambda line: not line.startswith("Client of"))
    return [*with_us, *(told[:_SHOWN] if more else told), *more]


def treaty_line(names: Names, treaty: Treaty, state: str) -> str:
    """A treaty from one party’s side: `Defence with Athens, since 493`."""
    words, when = from_side_of(names, state, (treaty,)), runs(names, treaty)
    return f"[{words}](treaty:{treaty.id}), {when}{', in secret' if treaty.secret else ''}"


def _pacts(desk: Desk, state: str) -> list[str]:
    return [f"Member of the {pact.charter.name}" for pact in pacts_of(desk.world, state)]


def province_card(desk: Desk, names: Names, id: str, tint: str) -> Content:
    """Whose it is, what it yields, who stands there."""
    world = desk.world
    place = world.provinces[id]
    stacks = {state: held[id] for state, held in world.forces.items() if held.get(id)}
    rows = tuple(SumRow(names.state(s), brigades(n)) for s, n in sorted(stacks.items(), key=lambda i: (-i[1], i[0])))
    there = brigades(sum(stacks.values()))
    ground = TERRAIN_PERMILLE[place.terrain] / 1000
    facts = [
        Fact("Output", money(place.output), _output_tip(place.output, place.integration)),
        Fact("Brigades here", there, Tip("Brigades here", there, "Whose they are.", rows, SumRow("All", there))),
        Fact("Works", f"{place.fort} of 3", Tip("Works", f"{place.fort} of 3", "Each level adds to the defender.")),
        Fact("Ground", f"× {ground:.2f}", Tip("Ground", f"× {ground:.2f}", "Multiplies the defender.")),
        Fact(
            "Unrest", f"{place.unrest} of 100", Tip("Unrest", f"{place.unrest} of 100", "From 40 it needs a garrison.")
        ),
    ]
    ties = [f"Owned by {names.state(place.owner)}"]
    if place.occupier:
        ties.append(f"Held by force by {names.state(place.occupier)}")
    others = [s for s in place.cores if s != place.owner]
    if others:
        ties.append(
            f"Homeland also of {names.states(others)}"
            if place.owner in place.cores
            else f"Homeland of {names.states(others)}"
        )
    kind = f"province, {place.terrain.value}{', a port' if place.port else ''}"
    if world.states[place.owner].capital == id:
        kind = f"seat of {names.state(place.owner)}, {place.terrain.value}{', a port' if place.port else ''}"
    sees = place.owner != desk.seat and desk.is_alive and place.owner in desk.view.survey.index
    if sees:
        parts = threat(desk.view, place.owner)
        ink = "danger" if parts.total >= FEARED else "ink"
        tip = sums.threat_sum(desk.view, names, place.owner)
        facts.append(Fact("Its owner’s threat to us", f"{parts.total} of 100", tip, ink))
    return Content(
        f"province:{id}",
        place.name,
        kind,
        tint=tint,
        own=place.owner == desk.seat,
        facts=tuple(facts),
        ties=tuple(ties),
    )


def _output_tip(output: int, integration: int) -> Tip:
    """What reaches its owner, and what is lost while the land is not its own."""
    paid = output * integration // 100
    rows = (
        SumRow("Yield of the land", money_to_the_tenth(output)),
        SumRow("Not yet at home", f"−{(round(output / 10) - round(paid / 10)) / 10:.1f}" if paid != output else "0"),
    )
    said = f"Wealth a turn. Integration {integration} of 100: it pays by this share."
    return Tip("Output", money(output), said, rows, SumRow("Reaches its owner", money_to_the_tenth(paid)))
