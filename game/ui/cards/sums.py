"""Sums: every figure that a screen prints, opened to the parts that add up to it.

Rows are whole in the unit that is printed, so that a reader who adds them up gets the figure and nothing else; where
shares have to be rounded, the largest remainders are rounded up. All is read from the seat's own view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import floor

from game.measures.power import capability, living, manpower_ceiling, output_of, strength, tenths_of
from game.measures.wealth import revenues
from game.perception.forecast import Threat, threat
from game.perception.views import View
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.rules.economy import stability_parts
from game.rules.occupation import CAPITAL_SHARE
from game.rules.terms import score_of
from game.ui.figures import brigades, in_hundred, money, money_to_the_tenth, percent_to_the_tenth
from game.ui.purse import Purse
from game.ui.widgets.text import MINUS, signed
from game.ui.widgets.widget import SumRow, Tip
from game.world.conflicts import Side, War
from game.world.events import Event, LegitimacyChanged
from game.world.pacts import Pact
from game.world.worlds import Trust, World

__all__ = [
    "apportioned",
    "forces_sum",
    "income_sum",
    "legitimacy_sum",
    "score_sum",
    "share_sum",
    "stability_sum",
    "threat_sum",
    "threat_tip",
    "treasury_sum",
    "trust_sum",
]

_SHOWN = 8

Go = Callable[[str], object]
"""Opens the card of a subject."""


def _way(go: Go | None, subject: str) -> Callable[[], None] | None:
    """What a row opens."""
    if go is None:
        return None
    opener = go

    def act() -> None:
        opener(subject)

    return act


def apportioned(parts: Sequence[float], total: int) -> list[int]:
    """Whole numbers next to the parts that add up to the total: the largest remainders are rounded up."""
    floors = [floor(part) for part in parts]
    left = total - sum(floors)
    ranked = sorted(range(len(parts)), key=lambda n: floors[n] - parts[n])
    if not parts:
        return []
    for n in range(abs(left)):
        floors[ranked[n % len(parts)] if left > 0 else ranked[-1 - n % len(parts)]] += 1 if left > 0 else -1
    return floors


def forces_sum(world: World, names: Names, state: str, go: Go | None = None, said: str = "") -> Tip:
    """Brigades by where they stand; each row opens its place."""
    stacks = sorted(world.forces.get(state, {}).items(), key=lambda item: (-item[1], item[0]))
    rows = [
        SumRow(names.province(p), brigades(n, exact=True), _way(go, f"province:{p}")) for p, n in stacks[:_SHOWN] if n
    ]
    rest = sum(n for _, n in stacks[_SHOWN:])
    if rest:
        rows.append(SumRow(f"{len(stacks) - _SHOWN} other places", brigades(rest, exact=True)))
    total = tenths_of(world, state)
    said = said or f"Quality {world.states[state].quality}: 100 is ordinary."
    return Tip("Brigades", brigades(total, exact=True), said, tuple(rows), SumRow("All", brigades(total, exact=True)))


def treasury_sum(purse: Purse) -> Tip:
    """The treasury, and what this draft and the coming opening make of it."""
    parts = [purse.treasury, -purse.spent, purse.income, -purse.upkeep]
    shown = apportioned([part / 10 for part in parts], round(purse.next_treasury / 10))
    words = ("In the treasury", "Spent by this draft", "Levied from income", "Keep of the army")
    rows = tuple(
        SumRow(word, f"{n / 10:.1f}" if not k else signed(n / 10, digits=1))
        for k, (word, n) in enumerate(zip(words, shown, strict=True))
    )
    said = "With the change that this draft brings by the next opening."
    total = SumRow("Next turn", money_to_the_tenth(purse.next_treasury))
    return Tip("Treasury", money(purse.treasury), said, rows, total)


def share_sum(world: World, state: str) -> Tip:
    """The share of capability: a third each of the shares of strength, output and men."""
    total = capability(world).get(state, 0)
    names = living(world)
    men = {s: manpower_ceiling(world, s) for s in names}
    columns = (
        ("A third of its share of strength", {s: strength(world, s) for s in names}),
        ("A third of its share of output", {s: output_of(world, s) for s in names}),
        ("A third of its share of men", men),
    )
    parts = [1000 * column.get(state, 0) / max(sum(column.values()), 1) / 3 for _, column in columns]
    rows = [
        SumRow(label, percent_to_the_tenth(part))
        for (label, _), part in zip(columns, apportioned(parts, total), strict=True)
    ]
    said = "Strength is brigades by their quality, men are those its land could arm."
    return Tip(
        "Share of capability",
        percent_to_the_tenth(total),
        said,
        tuple(rows),
        SumRow("Share", percent_to_the_tenth(total)),
    )


def threat_sum(view: View, names: Names, state: str) -> Tip:
    """Walt's four parts."""
    return threat_tip(names.state(state), threat(view, state))


def threat_tip(name: str, parts: Threat, go: Go | None = None) -> Tip:
    """The same from parts already reckoned; each opens what the codex says of it."""
    rows = (
        SumRow("Power, in all", str(parts.power), _way(go, "term:capability_share")),
        SumRow("Nearness", str(parts.nearness), _way(go, "term:reach")),
        SumRow("Offensive arms", str(parts.offensive), _way(go, "term:offence_defence")),
        SumRow("Intentions, as we read them", str(parts.intentions), _way(go, "term:intentions")),
    )
    said = "What it could bring against us and might, in Walt’s four parts."
    return Tip(f"Threat of {name}", str(parts.total), said, rows, SumRow("Threat", f"{parts.total}"))


def trust_sum(name: str, trust: Trust, low: int | None = None, high: int | None = None) -> Tip:
    """Trust from even odds, moved by the good and the bad faith counted."""
    at = in_hundred(trust.permille)
    whole = max(trust.good + trust.bad, 1)
    good = round(50 * trust.good / whole)
    rows = (
        SumRow("Two who know nothing of each other", "50"),
        SumRow(f"Good faith counted, {trust.good / 1000:.1f}", f"+{good}"),
        SumRow(f"Bad faith counted, {trust.bad / 1000:.1f}", f"{MINUS}{50 + good - at}"),
    )
    between = f"{at}, between {low} and {high}" if low is not None else str(at)
    told = "From deeds alone: words kept and broken, attacks, arming, years side by side."
    return Tip(name, between, told, rows, SumRow("Chance in a hundred that it keeps its word", str(at)))


_STEADY: Mapping[str, str] = {
    "even temper": "An even temper",
    "weariness": "Weariness of war",
    "conscription": "Conscription",
    "precedent": "Concessions of late",
    "prosperity": "Good or bad times",
    "overstretch": "Overstretch",
    "sanctions": "Condemned by a pact",
}


def stability_sum(world: World, state: str) -> Tip:
    """What stability drifts towards, by up to three points a turn."""
    mine = world.states[state]
    parts = stability_parts(world, state)
    rows = tuple(SumRow(_STEADY[word], str(n) if word == "even temper" else signed(n)) for word, n in parts)
    said = (
        "It moves towards this by at most 3 points a turn, and at once with what happens. Under 25, risk of civil war."
    )
    return Tip("Stability", str(mine.stability), said, rows, SumRow("It drifts towards", str(sum(n for _, n in parts))))


def income_sum(world: World, state: str) -> Tip:
    """Wealth a turn before the army is paid."""
    found = revenues(world).get(state)
    if found is None:
        return Tip("Income", "0", "A state without land has none.")
    parts = [
        ("Land", found.land),
        ("Trade", found.trade),
        ("Tribute from clients", found.tribute_received),
        ("Tribute to patrons", -found.tribute_paid),
        ("Cost of promises", -found.treaty_upkeep),
    ]
    told = [(label, value) for label, value in parts if value]
    shown = apportioned([value / 10 for _, value in told], round(found.income / 10))
    rows = [
        SumRow(label, f"{'+' if n > 0 else MINUS if n < 0 else ''}{abs(n) / 10:.1f}")
        for (label, _), n in zip(told, shown, strict=True)
    ]
    total = money_to_the_tenth(found.income)
    return Tip("Income", money(found.income), "Wealth a turn, before the levy.", tuple(rows), SumRow("Income", total))


def legitimacy_sum(world: World, pact: Pact, heard: Mapping[int, Iterable[Event]]) -> Tip:
    """Where a pact's legitimacy began for us, and what moved it since."""
    moves = [
        one
        for turn in sorted(heard)
        for one in heard[turn]
        if isinstance(one, LegitimacyChanged) and one.pact == pact.id
    ]
    moved = [(f"{one.why}, {year_text(world.system, one.turn)}", one.after - one.before) for one in moves]
    start = pact.legitimacy - sum(points for _, points in moved)
    early = moved[:-_SHOWN]
    rows = [SumRow("At the start", str(start))]
    if early:
        rows.append(SumRow(f"{len(early)} earlier cases", signed(sum(points for _, points in early))))
    rows += [SumRow(f"{why[:1].upper()}{why[1:]}", signed(points)) for why, points in moved[-_SHOWN:]]
    said = "What its word weighs with members and others, of 100."
    value = str(pact.legitimacy)
    return Tip(f"Legitimacy of the {pact.charter.name}", value, said, tuple(rows), SumRow("Legitimacy", value))


def score_sum(world: World, names: Names, war: War, side: Side, go: Go | None = None) -> Tip:
    """The war score from one side: land and capitals held of the other, less what they hold of ours."""
    total = round(score_of(war, side) / 10)
    held = [*_held(world, war, side, 1), *_held(world, war, _other(side), -1)]
    whole = sum(part for _, part in held)
    said = "From −100, all lost, to 100, all won. What peace can ask for is capped by it. Capitals weigh most."
    value = signed(total)
    if not held or (round(whole) != total and abs(whole - total) > 1.5):
        rows: tuple[SumRow, ...] = (SumRow("As the last turn closed", value),)
    else:
        shown = apportioned([part for _, part in held], total)
        rows = tuple(
            SumRow(names.province(p), signed(n), _way(go, f"province:{p}"))
            for (p, _), n in zip(held, shown, strict=True)
        )
    return Tip("War score", value, said, rows, SumRow("Score", value))


def _other(side: Side) -> Side:
    return Side.DEFENCE if side is Side.ATTACK else Side.ATTACK


def _held(world: World, war: War, side: Side, sign: int) -> list[tuple[str, float]]:
    """Provinces of the other side in this side's hands, each with its part of the score in hundredths."""
    holders = {b.state for b in war.belligerents if b.side is side and b.left is None}
    owners = {b.state for b in war.belligerents if b.side is not side and b.left is None}
    lands = [p for p in world.provinces.values() if p.owner in owners]
    totals = {s: sum(p.output for p in lands if p.owner == s) for s in owners}
    weights = {
        p.id: p.output * (1000 - CAPITAL_SHARE)
        + (totals[p.owner] * CAPITAL_SHARE if world.states[p.owner].capital == p.id else 0)
        for p in lands
    }
    whole = max(sum(weights.values()), 1)
    return [(p.id, sign * 100 * weights[p.id] / whole) for p in lands if p.occupier in holders]
