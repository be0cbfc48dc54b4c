"""The sum behind each figure of the map: what a lens reads of one state or province, opened row by row.

Terms are those of the forecasts that minds decide by, at public parameters; deeds are those this seat heard of.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from game.measures.law import at_war, treaties_between, treaties_of
from game.measures.power import manpower_ceiling, output_of, outputs, strength, tenths_of
from game.measures.wealth import openness_permille
from game.perception.forecast import danger_from, milli_terms, threat
from game.perception.reckoning import help_terms
from game.perception.temper import PUBLIC
from game.report.telling.naming import Names
from game.report.telling.sentences import headline
from game.report.telling.years import year_text
from game.ui.desk import Desk
from game.ui.figures import percent_to_the_tenth, worth
from game.ui.mapmodes import Lens
from game.ui.readings import Chart
from game.ui.screens.words.papers import banded, brigades, money
from game.ui.screens.words.terms import term_rows
from game.ui.widgets.widget import SumRow
from game.world.events import Event, TrustChanged
from game.world.worlds import Trust

__all__ = ["Lesson", "Opening", "lessons", "opened_figure"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Why a figure is what it is: a sentence, rows, what they come to, and what else moved it."""

    said: str
    rows: tuple[SumRow, ...] = ()
    total: SumRow | None = None
    deeds: tuple[SumRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a state's deed taught one that watched: when, what it was, and trust before and after in hundredths."""

    when: str
    deed: str
    before: int
    after: int


def lessons(desk: Desk, names: Names, state: str, observer: str) -> tuple[Lesson, ...]:
    """The deeds of a state that moved an observer's trust by enough to be told, newest first."""
    known: dict[int, Event] = {event.id: event for heard in desk.history.values() for event in heard}
    found = []
    for event in sorted(known.values(), key=lambda one: one.id, reverse=True):
        if isinstance(event, TrustChanged) and (event.of, event.about) == (observer, state):
            cause = known.get(event.because if event.because is not None else -1)
            deed = headline(cause, names) if cause is not None else f"It {event.why}"
            found.append(Lesson(year_text(desk.world.system, event.turn), deed, event.before, event.after))
    return tuple(found)


def opened_figure(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    """The opening of one reading of a chart."""
    return _OPENINGS[read.lens](desk, names, read, key)


def _rulers(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    stands = sorted(desk.world.forces.get(key, {}).items(), key=lambda item: (-item[1], item[0]))
    rows = tuple(SumRow(names.province(place), brigades(n)) for place, n in stands if n)
    return Opening("Where its brigades stand.", rows, SumRow("Brigades", brigades(tenths_of(desk.world, key))))


def _share(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    world = desk.world
    land = outputs(world)
    columns = {
        "Of all strength": {s: strength(world, s) for s in land},
        "Of all output": land,
        "Of all men": {s: manpower_ceiling(world, s) for s in land},
    }
    rows = tuple(
        SumRow(said, percent_to_the_tenth(1000 * c[key] / max(sum(c.values()), 1))) for said, c in columns.items()
    )
    return Opening("The mean of three shares.", rows, SumRow("Share of capability", f"{read.readings[key].figure} %"))


def _threat(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    parts = threat(desk.view, key)
    rows = (
        SumRow("Power, in all", str(parts.power)),
        SumRow("Nearness", str(parts.nearness)),
        SumRow("Offensive arms", str(parts.offensive)),
        SumRow("Intentions, as we read them", str(parts.intentions)),
    )
    chance = f"It makes war on us within ten turns: {banded(danger_from(desk.view, key))}."
    if at_war(desk.world, key, desk.seat):
        chance = "It is at war with us."
    return Opening(chance, rows, SumRow("Threat to us", str(parts.total)))


def _comes(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    s, r = desk.view.survey, desk.view.reckoning
    friend, foe = (desk.seat, read.foe) if read.lens is Lens.COMES_TO_US else (read.foe, desk.seat)
    if friend is None or foe is None:
        return Opening("Nobody is left to come against.")
    k, i, j = s.of(key), s.of(friend), s.of(foe)
    if float(r.aid[k, i, j]) <= 0:
        return Opening("It cannot: it is too far, bound to the other side, or at war with whom it would help.")
    terms, milli = milli_terms(help_terms(r, k, i, j, PUBLIC))
    total = SumRow("Worth of coming, in wealth", worth(milli))
    aid = brigades(round(float(r.aid[k, i, j]) * 10))
    return Opening(f"It would bring {aid} brigades; above nought it rather comes.", term_rows(names, terms), total)


def _bonds(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    rows = [
        SumRow(f"{names.words.treaty[t.kind][:1].upper()}{names.words.treaty[t.kind][1:]}", names.state(t.other(key)))
        for t in sorted(treaties_of(desk.world, key), key=lambda t: (t.kind.value, t.id))
    ]
    rows += [SumRow(pact.charter.name, "member") for pact in desk.world.pacts.values() if key in pact.members]
    return Opening("What it has promised, and to whom." if rows else "It stands alone.", tuple(rows))


def _our_trust(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    return _trusted(desk, names, desk.world.trust[desk.seat][key], lessons(desk, names, key, desk.seat))


def _their_trust(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    return _trusted(desk, names, desk.world.trust[key][desk.seat], lessons(desk, names, desk.seat, key))


def _trusted(desk: Desk, names: Names, trust: Trust, deeds: tuple[Lesson, ...]) -> Opening:
    rows = (
        SumRow("Good faith counted", f"{trust.good / 1000:.1f}"),
        SumRow("Bad faith counted", f"{trust.bad / 1000:.1f}"),
    )
    total = SumRow("Good faith, of all", f"{trust.permille / 10:.0f} %")
    return Opening("From deeds alone; where none are known it is half and half.", rows, total, tuple(_told(deeds)))


def _hostility(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    trust, chance = desk.world.trust[desk.seat][key], danger_from(desk.view, key)
    rows = (
        SumRow("Bad faith counted", f"{trust.bad / 1000:.1f}"),
        SumRow("Good faith counted", f"{trust.good / 1000:.1f}"),
    )
    total = SumRow("Bad faith, of all", f"{read.readings[key].figure} %")
    said = f"Nobody sees another’s mind: we read it from deeds. Chance that it attacks us: {banded(chance)}."
    return Opening(said, rows, total, tuple(_told(lessons(desk, names, key, desk.seat))))


def _told(deeds: tuple[Lesson, ...]) -> Iterator[SumRow]:
    for one in deeds[:8]:
        yield SumRow(f"{one.when}: {one.deed}", f"{one.before} → {one.after}")


def _trade(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    world = desk.world
    opened = openness_permille(world, desk.seat, key)
    rows = (
        SumRow("Our output", money(output_of(world, desk.seat))),
        SumRow("Their output", money(output_of(world, key))),
        SumRow("How open trade is", f"{opened / 10:.0f} %"),
    )
    kinds = sorted({names.words.treaty[t.kind] for t in treaties_between(world, desk.seat, key)})
    said = f"Under {', '.join(kinds)}." if kinds else "Under no treaty."
    if not opened:
        said = "War or a pact’s sanctions shut it."
    return Opening(said, rows, SumRow("Worth to each, a turn", read.readings[key].figure))


def _land(desk: Desk, names: Names, read: Chart, key: str) -> Opening:
    place = desk.world.provinces[key]
    rows = (
        SumRow("Output", money(place.output)),
        SumRow("Integration, of 100", str(place.integration)),
        SumRow("Unrest, of 100", str(place.unrest)),
    )
    whose, pays = names.state(place.owner), place.output * place.integration // 100
    if place.occupier is None:
        return Opening(f"{whose} owns it.", rows, SumRow("Pays its owner, a turn", money(pays)))
    held = f"Held by {names.state(place.occupier)}; it belongs to {whose}. Whoever holds it by force gets half."
    return Opening(held, rows, SumRow("Pays its occupier, a turn", money(pays // 2)))


_OPENINGS: Final[dict[Lens, Callable[[Desk, Names, Chart, str], Opening]]] = {
    Lens.RULERS: _rulers,
    Lens.SHARE: _share,
    Lens.THREAT: _threat,
    Lens.COMES_TO_US: _comes,
    Lens.COMES_TO_THEM: _comes,
    Lens.BONDS: _bonds,
    Lens.OUR_TRUST: _our_trust,
    Lens.THEIR_TRUST: _their_trust,
    Lens.TRADE: _trade,
    Lens.OUTPUT: _land,
    Lens.UNREST: _land,
    Lens.INTEGRATION: _land,
    Lens.HOSTILITY: _hostility,
}
