"""The wars that did not happen, and the words that were kept or broken."""

from __future__ import annotations

from game.measures.power import tenths_of
from game.report.chapters import Answered, Deterred, Faith
from game.report.naming import brigades, calls_kept, signed
from game.report.words import words
from game.report.years import year_text
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.pieces import Flow, StateName, empty, section, state_item, weighed_rows
from game.ui.screens.report.volume import Volume
from game.ui.widgets.gauges import Bar
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Pair, Text, caps, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget
from game.world.conflicts import Crisis
from game.world.reasons import Decision, Option
from game.world.worlds import World

__all__ = ["deterred_page", "word_page"]


# -- wars deterred --------------------------------------------------------------------------------


def deterred_page(volume: Volume) -> Column:
    """Demands that would have become wars, and whose word stood in the way."""
    told = volume.report.deterred
    if not told:
        said, lead = _none(volume)
        return empty("Wars deterred", said, lead)
    lead = "A demand that was dropped because of a coalition is the peace that nobody sees."
    head = f"{len(told)} {'war' if len(told) == 1 else 'wars'} did not happen"
    cards = [_deterred(one, volume) for one in told]
    return Column(Text(head, "page_title", one_line=True), voice(lead), Space(6), *cards, gap=12, label="Wars deterred")


def _none(volume: Volume) -> tuple[str, str]:
    """Why there is nothing to tell, from what became of the demands there were."""
    kinds = [e.kind for e in volume.source.events]
    demands, begun = kinds.count("demand_made"), len(volume.report.wars)
    said = "No war was deterred in this game: no demand was dropped for fear of those who had pledged to come."
    if not demands:
        return "No war was deterred in this game: nobody demanded anything of anybody.", ""
    lead = (
        f"Demands made: {demands}. Wars fought: {begun}. A war counts as deterred where the demander, on its own "
        "reckoning, would have fought the target alone and let the demand drop because of a pledge."
    )
    return said, lead


def _deterred(one: Deterred, volume: Volume) -> Widget:
    crisis = volume.source.crises.get(one.crisis)
    decision, world = _reckoning(one, volume)
    aside = _pledges(one, crisis, volume)
    return Card(
        Row(
            Column(
                caps(f"{one.year} · turn {one.turn}"),
                Text(f"{volume.name(one.demander)} demands {one.aim_text} from {volume.name(one.target)}", "section"),
                voice(_tipped(one, volume)),
                Space(2),
                *aside,
                gap=5,
                grow=1,
            ),
            Column(*_forces(one, world, volume), gap=4, grow=1),
            Column(*_weighing(decision), gap=0, grow=1),
            gap=36,
            across="start",
        ),
        pad=(20, 16),
    )


def _tipped(one: Deterred, volume: Volume) -> str:
    pledge = "The pledge" if len(one.by) == 1 else "The pledges"
    alone = f"Had {volume.name(one.target)} stood alone, it would have been war."
    return f"{alone} {pledge} of {volume.names(one.by)} tipped it."


def _pledges(one: Deterred, crisis: Crisis | None, volume: Volume) -> list[Widget]:
    """Who stood by the target and who stood aside, with what they gave and said."""
    given = crisis.pledges if crisis else ()
    out: list[Widget] = []
    for stands, title in ((True, "Stood by it"), (False, "Stood aside")):
        found = [p for p in given if p.stands is stands and p.state in (one.stood if stands else one.aside)]
        if not found:
            continue
        names = [
            StateName(f"{volume.name(p.state)}, {_gave(p.share_permille, p.motive, stands)}", volume.tint(p.state))
            for p in found
        ]
        out += [caps(title), Flow(*names, gap=18, row_gap=4)]
    return out


def _gave(share: int, motive: object, stands: bool) -> str:
    noun = next((w.noun for m, w in words().motive.items() if m == motive), "")
    return f"{share / 10:.0f} % of its forces" if stands else noun


def _reckoning(one: Deterred, volume: Volume) -> tuple[Decision | None, World]:
    """What the demander weighed when it let the demand drop, and the world it saw."""
    steps = volume.source.steps
    for n, step in enumerate(steps):
        for decision in step.decisions:
            if decision.seat == one.demander and decision.topic == "crisis" and one.crisis in decision.about:
                return decision, steps[max(n - 1, 0)].world
    return None, volume.source.at(one.turn)


def _forces(one: Deterred, world: World, volume: Volume) -> list[Widget]:
    """Brigades on the two sides, without and with those who pledged."""
    crisis = volume.source.crises.get(one.crisis)
    shares = {p.state: p.share_permille for p in crisis.pledges if p.stands} if crisis else {}
    own, alone = tenths_of(world, one.demander), tenths_of(world, one.target)
    helped = alone + sum(tenths_of(world, s) * share // 1000 for s, share in shares.items())
    most = max(own, helped, 1)
    rows = (
        (volume.name(one.demander), own), (f"{volume.name(one.target)} alone", alone), ("with those pledged", helped),
    )  # fmt: skip
    bars = [Bar(label, n / most, brigades(n, unit=False), label_width=150) for label, n in rows]
    when = year_text(world.system, world.turn)
    return [caps(f"Brigades, {when}"), *bars]


def _weighing(decision: Decision | None) -> list[Widget]:
    """The reckoning of the demander, opened: what an attack would bring and cost, in wealth."""
    course = next((o for o in decision.options if o.terms), None) if decision else None
    if decision is None or course is None:
        return []
    rows = weighed_rows([(t.name, t.milli) for t in course.terms], 6)
    pairs: list[Widget] = [Pair(r.label, r.value, strong=False) for r in rows]
    other: Option | None = next((o for o in decision.options if o is not course), None)
    total = [Pair(f"To {course.label}", signed(round(course.milli / 1000)))]
    if other is not None:
        total.append(Pair(f"To {other.label}", signed(round(other.milli / 1000))))
    return [caps("What it weighed, in wealth"), Space(5), *pairs, *total]


# -- words kept -----------------------------------------------------------------------------------


def word_page(volume: Volume) -> Column:
    """Each state's word: calls, pledges, treaties; then every call in order."""
    report = volume.report
    if not report.faith:
        return empty("Words kept and broken", "Nobody was called upon, nobody pledged, and no treaty was broken.")
    kept, calls = sum(a.honoured for a in report.calls), len(report.calls)
    said = f"{calls_kept(kept, calls).capitalize()}." if calls else "Pledges were given, but nobody was called upon."
    columns = (
        ColumnSpec("State", 1.1), ColumnSpec("Calls, oldest left", 1.3), ColumnSpec("Honoured", 0.7, True),
        ColumnSpec("Reneged", 0.7, True), ColumnSpec("Pledged", 0.65, True), ColumnSpec("Stood aside", 0.85, True),
        ColumnSpec("Pledges broken", 1.0, True), ColumnSpec("Treaties broken", 3.0),
        ColumnSpec("Trust in it", 1.0, True),
    )  # fmt: skip
    return Column(
        Text("Words kept and broken", "page_title", one_line=True),
        voice(said),
        Space(6),
        ledger("Words", columns, [_faith(f, volume) for f in report.faith]),
        Text(
            "A dot is a call honoured, a cross one reneged on; the last eight. Trust is the others’ mean, of 100.",
            "second",
        ),
        *_calls(volume),
        gap=6,
        label="Word kept",
    )


def _faith(one: Faith, volume: Volume) -> Entry:
    kept, broken = sum(one.calls), len(one.calls) - sum(one.calls)
    trust = (one.trust_then // 10, one.trust_now // 10)
    treaties = "; ".join(one.treaties_broken)
    return Entry(
        (
            state_item(volume, one.state), Item(marks=one.calls) if one.calls else Item("not called", ink="ink_2"),
            Item(str(kept)), Item(str(broken), ink="danger" if broken else ""),
            Item(str(one.pledges_stood)), Item(str(one.pledges_aside)),
            Item(str(one.pledges_broken), ink="danger" if one.pledges_broken else ""),
            Item(treaties or "none", ink="danger" if treaties else "ink_2"),
            Item(f"{trust[0]} → {trust[1]}" if trust[0] != trust[1] else str(trust[0]), "value"),
        ),
        volume.is_player(one.state),
    )  # fmt: skip


def _calls(volume: Volume) -> list[Widget]:
    calls = volume.report.calls
    if not calls:
        return []
    columns = (
        ColumnSpec("Year", 0.7), ColumnSpec("State", 1.0), ColumnSpec("Called by", 1.0), ColumnSpec("War", 1.9),
        ColumnSpec("Clause", 1.5), ColumnSpec("Answer", 0.8), ColumnSpec("The reason given", 2.8),
        ColumnSpec("Trust", 0.5, True),
    )  # fmt: skip
    return [
        Space(10),
        section("Every call, in order", ledger("Calls", columns, [_call(a, volume) for a in calls]), gap=4),
    ]


def _call(one: Answered, volume: Volume) -> Entry:
    answer = Item("honoured", "value") if one.honoured else Item("reneged", "value", "danger")
    trust = signed(one.trust_change) if one.trust_change else ""
    rows = weighed_rows(one.weighed)
    said = f"{one.motive_text}; what was truly weighed, in wealth, is opened here."
    return Entry(
        (
            Item(one.year), state_item(volume, one.state), Item(volume.name(one.friend), tint=volume.tint(one.friend)),
            Item(one.war_name), Item(one.clause_text, ink="ink_2"), answer, Item(f"“{one.stated}”", ink="ink_2"),
            Item(trust, "value", "" if one.honoured else "danger"),
        ),
        volume.is_player(one.state),
        Tip(volume.name(one.state), answer.text, said[:1].upper() + said[1:], rows) if rows else None,
    )  # fmt: skip
