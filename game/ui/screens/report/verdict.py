"""The verdict: what kind of age it was, the map before and after, and every state's score with what it is made of."""

from __future__ import annotations

from dataclasses import replace

from game.match.scoring import Weights
from game.measures.power import provinces_of
from game.measures.system import alignment
from game.report.judgements.verdict import peace_turns
from game.report.records.chapters import Report, Standing
from game.report.telling.naming import brigades
from game.report.telling.years import year_text
from game.ui.atlas.scene import MapScene
from game.ui.screens.parts.plates import Engraver, Plate
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.pieces import section, tag_flow
from game.ui.screens.report.success import reviews_section, success_section
from game.ui.screens.report.volume import Volume
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Figure, Text, caps, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["verdict_page"]

_SHAPE = 0.5625


def verdict_page(volume: Volume, engraver: Engraver | None, *, is_narrow: bool = False) -> Column:
    """The first page of the report; where the window is narrow for its type, the maps stand below the words."""
    report = volume.report
    turns = f"{report.turns} {'turn' if report.turns == 1 else 'turns'}"
    left = Column(
        caps(f"{report.title} · {report.dates} · {turns} · seed {report.seed}"),
        Text(report.verdict.title, "page_title"),
        voice(f"{report.verdict.sentence} {report.ended_text}"),
        *([Text(report.verdict.own, "value")] if report.verdict.own else []),
        Space(6),
        _figures(volume),
        gap=6,
        grow=1,
    )
    maps = _maps(volume, engraver, None if is_narrow else 440)
    top: list[Widget] = (
        [left, Space(4), Row(*maps, gap=28)] if is_narrow else [Row(left, *maps, gap=28, across="start")]
    )
    return Column(
        *(top if maps else [left]),
        Space(10),
        _standings(volume),
        Text(_weights(Weights()), "second"),
        Space(10),
        Row(
            _judge("As a realist would judge", "relative power", report.verdict.realist),
            _judge("As an institutionalist would judge", "peace, trust and wealth", report.verdict.institutionalist),
            gap=28,
            across="stretch",
        ),
        Space(14),
        *success_section(volume),
        Space(14),
        *reviews_section(volume),
        *([Space(10), section("The game in the field’s words", tag_flow(report.tags))] if report.tags else []),
        gap=8,
        label="Verdict",
    )


def _figures(volume: Volume) -> Widget:
    """The game in five figures."""
    report = volume.report
    lost = sum(w.lost for w in report.wars)
    kept, calls = sum(a.honoured for a in report.calls), len(report.calls)
    quiet = peace_turns(volume.source, report.wars)
    return Row(
        Figure(_wars(len(report.wars)), str(len(report.wars)), _general(report), kind="great_figure"),
        Figure("brigades lost", brigades(lost, unit=False), kind="great_figure"),
        Figure(f"{_wars(len(report.deterred))} deterred", str(len(report.deterred)), kind="great_figure"),
        Figure("calls kept", str(kept), f"of {calls}", kind="great_figure"),
        Figure("turns of peace", str(quiet), f"of {report.turns}", kind="great_figure"),
        gap=26,
    )


def _wars(number: int) -> str:
    return "war" if number == 1 else "wars"


def _general(report: Report) -> str:
    """How many wars there were with those that ran together counted as one."""
    count = len(report.generals)
    return f"{count} general" if count < len(report.wars) else ""


def _maps(volume: Volume, engraver: Engraver | None, width: float | None) -> list[Widget]:
    """The map of the start beside the map of the end; without a width they share the page."""
    if engraver is None or volume.scenery is None:
        return []
    source = volume.source
    return [
        _map(volume, engraver, source.start, f"{year_text(source.system, 1)}, as it began", width),
        _map(volume, engraver, source.last, f"{year_text(source.system, source.last.turn)}, as it ended", width),
    ]


def _map(volume: Volume, engraver: Engraver, world: World, said: str, width: float | None) -> Column:
    plate = Plate(said, engraver, lambda: _plain(volume, world), shape=_SHAPE)
    return Column(plate, Text(said, "voice", align="centre", ink="ink_2"), gap=4, width=width, grow=0 if width else 1)


def _plain(volume: Volume, world: World) -> MapScene:
    """Land and names only: small maps are for borders."""
    assert volume.scenery is not None
    scene = volume.scenery.world_scene(world)
    return replace(scene, cities=(), shields=(), ribbons=(), marks=(), tags=(), occupied={}, title="", date="")


# -- the standings --------------------------------------------------------------------------------


def _standings(volume: Volume) -> Widget:
    columns = (
        ColumnSpec("", 0.26, True), ColumnSpec("State", 1.3), ColumnSpec("Score", 0.6, True), ColumnSpec("", 1.0),
        ColumnSpec("Security", 0.75, True), ColumnSpec("Wealth", 0.65, True), ColumnSpec("Power", 0.6, True),
        ColumnSpec("Provinces", 0.9, True), ColumnSpec("Share of power, %", 1.35, True),
        ColumnSpec("Years free, %", 1.15, True), ColumnSpec("Road at the end", 1.25),
        ColumnSpec("Doctrine", 1.7),
    )  # fmt: skip
    clients = [_clients(world) for world in volume.source.snapshots]
    entries = [_standing(one, volume, clients) for one in volume.report.standings]
    return section("Standings", ledger("Standings", columns, entries), aside="scores of 100", gap=4)


def _clients(world: World) -> set[str]:
    return {t.second for t in world.treaties.values() if t.kind is TreatyKind.CLIENTAGE}


def _standing(one: Standing, volume: Volume, clients: list[set[str]]) -> Entry:
    source, part = volume.source, dict(one.parts)
    before, after = (len(provinces_of(w, one.state)) for w in (source.start, source.last))
    turns = zip(source.snapshots, clients, strict=True)
    free = sum(one.state in w.states and w.states[one.state].alive and one.state not in bound for w, bound in turns)
    free = free * 100 // len(source.snapshots)
    road = alignment(source.last, one.state).value if one.alive else ""
    mind = next((m for m in volume.report.minds if m.state == one.state), None)
    doctrine = mind.doctrine_text if mind else ""
    if one.player:
        doctrine = "your ministry" if volume.is_alone else "a player’s ministry"
    notes = [*(["you"] if one.player and volume.is_alone else []), *([one.note] if one.note else [])]
    name = volume.name(one.state) + (f" ({', '.join(notes)})" if notes else "")
    return Entry(
        (
            Item(str(one.place), "second"), Item(name, "value", tint=volume.tint(one.state)),
            Item(_hundred(one.total), "value"), Item(share=one.total / 1000),
            *(Item(_hundred(part[name])) for name in ("security", "wealth", "power")),
            Item(_moved(str(before), str(after))),
            Item(_moved(_tenth(source.shares[0], one.state), _tenth(source.shares[-1], one.state))),
            Item(str(free)), Item(road.capitalize() or "gone", icon=road), Item(doctrine, ink="ink_2"),
        ),
        one.player,
        _score_tip(one, volume),
    )  # fmt: skip


def _score_tip(one: Standing, volume: Volume) -> Tip:
    """The score as a sum: each part by its weight, then what security is made of."""
    weights, part = Weights(), dict(one.parts)
    rows = tuple(
        SumRow(f"{label}, {_hundred(part[key])} × {weight / 1000:g}", f"{part[key] * weight / 10_000:.1f}")
        for key, label, weight in (
            ("security", "Security", weights.security), ("wealth", "Wealth enjoyed", weights.wealth),
            ("power", "Relative power", weights.power),
        )
    )  # fmt: skip
    said = (
        f"Security: alive {_hundred(part['alive'])}, sovereign {_hundred(part['sovereign'])}, "
        f"cores kept {_hundred(part['cores'])} of 100, over all years."
    )
    return Tip(volume.name(one.state), _hundred(one.total), said, rows, SumRow("Score", _hundred(one.total)))


def _weights(weights: Weights) -> str:
    """The weights of the score in a sentence."""

    def percent(permille: int) -> str:
        return f"{permille / 10:g} %"

    client = percent(weights.client_permille)
    return (
        f"**Score** = {percent(weights.security)} security + {percent(weights.wealth)} wealth enjoyed + "
        f"{percent(weights.power)} relative power. **Security** = {percent(weights.alive)} years alive + "
        f"{percent(weights.sovereign)} years sovereign (a client’s year counts {client}) + {percent(weights.cores)} "
        "own cores kept. In wealth and power, 50 means as much as at the start."
    )


def _judge(head: str, measure: str, said: str) -> Widget:
    return Card(caps(measure), Text(head, "section"), Text(said), gap=4, pad=(18, 14), grow=1)


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _tenth(shares: dict[str, int], state: str) -> str:
    return f"{shares.get(state, 0) / 10:.1f}"


def _moved(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"
