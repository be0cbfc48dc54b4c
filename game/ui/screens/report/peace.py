"""The wars that did not happen, and the words that were kept or broken."""

from __future__ import annotations

from game.report.html.crises_page import GROUPS, LEAD, METHOD, few_text, saw_facts, stood_text, tally_text
from game.report.html.sides_page import weighed_text
from game.report.records.chapters import Answered, Faith
from game.report.records.quarrels import CrisisChapter, Reckoned, Stand
from game.report.telling.naming import brigades, calls_kept, signed
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.moments import Way
from game.ui.screens.report.pieces import empty, section, state_item, weighed_rows
from game.ui.screens.report.sides import folded
from game.ui.screens.report.volume import Volume
from game.ui.widgets.gauges import Bar
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Text, caps, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget

__all__ = ["deterred_page", "word_page"]


# -- the wars that did not happen ------------------------------------------------------------------


def deterred_page(volume: Volume) -> Column:
    """Demands that did not become wars: first those that a coalition stopped, then all others."""
    report = volume.report
    told = [c for c in report.crises if c.outcome == "deterred"]
    if not report.crises:
        return empty("Wars that did not happen", "No war was deterred in this game: nobody demanded anything.")
    head = f"Wars that did not happen: {len(told)} deterred" if told else "Wars that did not happen"
    none = "No war was deterred in this game: no demand was dropped for fear of those who had pledged to come."
    return Column(
        Text(head, "page_title", one_line=True),
        voice(LEAD if told else none),
        Text(tally_text(report)),
        Space(6),
        *(_deterred(one, volume) for one in told),
        Text(METHOD, "second"),
        *_others(volume),
        gap=12,
        label="Wars deterred",
    )


def _deterred(one: CrisisChapter, volume: Volume) -> Widget:
    demander, target, seen = volume.name(one.demander), volume.name(one.target), one.seen
    return Card(
        Row(
            Column(
                Row(caps(f"{one.year} · turn {one.turn}"), Way(one.turn), gap=10),
                Text(f"{demander} demands {one.aim_text} from {target}", "section"),
                Text(one.text),
                Space(2),
                *_stands(one, volume, _CAME),
                gap=5,
                grow=12,
            ),
            Column(*(_balance(seen, demander, target) if seen else ()), *_stands(one, volume, _AWAY), gap=5, grow=12),
            Column(*(_saw(seen, demander, target) if seen else ()), gap=1, grow=10),
            gap=36,
            across="start",
        ),
        pad=(20, 16),
    )


_CAME = (("target", True, "Would have fought for {target}"), ("demander", True, "Would have fought with {demander}"))
_AWAY = (("target", False, "Bound to {target}, and stood aside"),)


def _stands(one: CrisisChapter, volume: Volume, groups: tuple[tuple[str, bool, str], ...]) -> list[Widget]:
    """Who would have fought on either side, or who stood aside; each with what it pledged or said."""
    out: list[Widget] = []
    for side, stands, words in groups:
        title = words.format(target=volume.name(one.target), demander=volume.name(one.demander))
        rows = [_stand_row(s, volume) for s in one.beside(side, stands)]
        if rows:
            out += [caps(title), folded(title, (ColumnSpec("", 1.0), ColumnSpec("", 2.6)), rows, 5, headed=False)]
    return out


def _stand_row(one: Stand, volume: Volume) -> Entry:
    rows = weighed_rows(one.weighed)
    said = stood_text(one)
    return Entry(
        (state_item(volume, one.state), Item(said[:1].upper() + said[1:], ink="ink" if one.stands else "ink_2")),
        volume.is_player(one.state),
        Tip(volume.name(one.state), one.motive_text, "What it truly weighed, in wealth, is opened here.", rows)
        if rows
        else None,
    )


def _balance(seen: Reckoned, demander: str, target: str) -> list[Widget]:
    """What stood on the two sides at the target's capital, without and with those who pledged."""
    most = max(seen.weight_own, seen.weight_pledged, 1)
    rows = (
        (demander, seen.own, seen.weight_own), (f"{target} alone", seen.alone, seen.weight_alone),
        ("with those pledged", seen.pledged, seen.weight_pledged),
    )  # fmt: skip
    bars = [
        Bar(label, weight / most, brigades(weight, unit=False), label_width=150,
            tip=Tip(label, brigades(have), "Its brigades; the bar is what they weigh at the target’s capital."))
        for label, have, weight in rows
    ]  # fmt: skip
    return [caps(f"Weight at {target}, {seen.year}"), *bars]


def _saw(seen: Reckoned, demander: str, target: str) -> list[Widget]:
    """What the demander saw and reckoned, opened."""
    out: list[Widget] = [caps(f"What {demander} saw")]
    for label, value in saw_facts(seen, demander, target):
        out += [Text(label, "second"), Text(value, "value"), Space(3)]
    return out


def _others(volume: Volume) -> list[Widget]:
    """All demands that were conceded, dropped or settled, group by group."""
    columns = (
        ColumnSpec("Year", 0.6), ColumnSpec("Who demanded", 1.0), ColumnSpec("Of whom", 1.0), ColumnSpec("What", 1.3),
        ColumnSpec("Stood by the target", 1.4), ColumnSpec("Stood aside", 1.4), ColumnSpec("What became of it", 3.6),
    )  # fmt: skip
    out: list[Widget] = []
    for outcomes, title in GROUPS:
        found = [c for c in volume.report.crises if c.outcome in outcomes]
        if found:
            rows = folded(title, columns, [_other(c, volume) for c in found])
            out += [Space(6), section(f"{title}: {len(found)}", rows, gap=4)]
    return out


def _other(one: CrisisChapter, volume: Volume) -> Entry:
    sides = [[s.state for s in one.beside("target", stands)] for stands in (True, False)]
    told = f"{one.outcome_text} {one.text}".strip()
    return Entry(
        (
            Item(one.year), state_item(volume, one.demander), state_item(volume, one.target), Item(one.aim_text),
            Item(few_text(sides[0], volume.report)), Item(few_text(sides[1], volume.report), ink="ink_2"),
            Item(told, ink="ink_2"),
        ),
        volume.is_player(one.demander) or volume.is_player(one.target),
        moment=one.turn,
    )  # fmt: skip


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
    trust = ((one.trust_then + 5) // 10, (one.trust_now + 5) // 10)
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
        ColumnSpec("Clause", 1.3), ColumnSpec("Answer", 0.8), ColumnSpec("The reason it gave then", 1.9),
        ColumnSpec("What it truly weighed, in wealth", 2.2), ColumnSpec("Trust", 0.5, True),
    )  # fmt: skip
    return [
        Space(10),
        section("Every call, in order", folded("Calls", columns, [_call(a, volume) for a in calls], 30), gap=4),
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
            Item(weighed_text(one.weighed, 3) or "not on record", ink="ink_2"),
            Item(trust, "value", "" if one.honoured else "danger"),
        ),
        volume.is_player(one.state),
        Tip(volume.name(one.state), answer.text, said[:1].upper() + said[1:], rows) if rows else None,
        moment=one.turn,
    )  # fmt: skip
