"""The system: charts that can be read by pointer and by key, the life of each pact, doctrines unmasked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import ClassVar

import pygame

from game.kit.chart import ChartModel
from game.report.minds.unmasking import misjudged
from game.report.records.chapters import SEALED, Mind, PactChapter
from game.report.telling.naming import signed
from game.report.telling.years import axis_date
from game.ui.screens.report.beliefs import beliefs_section
from game.ui.screens.report.bonds import alliances_section, bond_section
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.moments import hinted, lead
from game.ui.screens.report.pieces import Flow, StateName, empty, section, state_item
from game.ui.screens.report.volume import Volume
from game.ui.widgets.charts import ChartView
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.plain import Text, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget
from game.world.events import CallAnswered, DemandMade, PledgeGiven, TreatyBroken, WarBegan, WarJoined

__all__ = ["KeyedChart", "charts_page", "minds_page", "pacts_page"]

_SUMMARY = 860
"""Width of a pact's summary: about ninety letters a line, px of the design."""


# -- charts ---------------------------------------------------------------------------------------


class KeyedChart(ChartView):
    """A chart that the keyboard can read too: with the focus, left and right walk the years."""

    focusable: ClassVar[bool] = True
    moments: tuple[int, ...] = ()
    """The turn of each year of the axis, where a press may lead to the replay."""

    def moment(self) -> int | None:
        """The turn of the year that is read."""
        return self.moments[self._at] if self._at is not None and self._at < len(self.moments) else None

    def activate(self) -> bool:
        return lead(self, self.moment())

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.moments:
            return True
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self.rect.collidepoint(event.pos) and self.activate()
        if event.type == pygame.KEYDOWN and (step := {"left": -1, "right": 1}.get(chord(event))):
            count = len(self.model.x_labels)
            start = self._at if self._at is not None else (-1 if step > 0 else count)
            self._at = min(max(start + step, 0), count - 1)
            self._tell()
            return True
        before = self._at
        taken = super().handle(event)
        if taken and self._at != before:
            self._tell()
        return taken

    def _tell(self) -> None:
        tips = getattr(self.host, "tips", None)
        if tips is not None and self.host is not None:
            tips.look_at(self, self.host.now)
        self.redraw()

    def reading(self) -> Tip | None:
        """The figures at the year under the pointer or the key; the largest first."""
        if self._at is None or not (self.hovered or self.has_focus):
            return None
        told = [(s.name, s.values[self._at]) for s in self.model.series]
        known = sorted(((n, v) for n, v in told if v is not None), key=lambda pair: -pair[1])
        lines = [f"{name}: **{round(value, 1 if value >= 1 else 3):g}**" for name, value in known]
        asides = [f"*{one}*" for one in self.model.besides(self._at)]
        when = self.model.x_labels[self._at]
        tip = Tip("At the end" if when == "end" else when, sentence="\n".join([*lines, self.model.unit, *asides]))
        return hinted(self, tip, self.moment())

    def draw(self, surface: pygame.Surface, look: object) -> None:
        hovered = self.hovered
        self.hovered = hovered or self.has_focus
        super().draw(surface, look)  # type: ignore[arg-type]
        self.hovered = hovered


def charts_page(volume: Volume) -> Column:
    """All charts, two beside each other."""
    charts = volume.report.charts
    if not charts:
        return empty("The system in figures", "Nothing can be drawn of a game without a turn.")
    cards = [Card(_keyed(c, volume, 286), pad=(16, 12)) for c in charts]
    lead = (
        "Point at a year to read it, or walk to a chart with Tab and read it with the arrows. Red behind a chart: wars "
        "in progress, the darker the more. A dark mark above it: a pact was founded."
    )
    return Column(
        Text("The system in figures", "page_title", one_line=True), voice(lead), Space(6),
        Grid(*cards, columns=2, gap=18), gap=6, label="Charts",
    )  # fmt: skip


def _keyed(model: ChartModel, volume: Volume, height: float) -> KeyedChart:
    """A chart whose years lead to the replay, where it has one for every turn."""
    chart = KeyedChart(_short(model), height=height)
    turns = tuple(world.turn for world in volume.source.snapshots)
    looked_at = volume.report.beliefs.turns
    chart.moments = next((t for t in (turns, looked_at) if len(t) == len(model.x_labels)), ())
    return chart


def _short(chart: ChartModel) -> ChartModel:
    """The era is said on the first label only: an axis needs figures."""
    labels = tuple(axis_date(label, n) for n, label in enumerate(chart.x_labels))
    return replace(chart, x_labels=labels)


# -- pacts ----------------------------------------------------------------------------------------


def pacts_page(volume: Volume) -> Column:
    """The life of each pact."""
    pacts = volume.report.pacts
    if not pacts:
        said = "No pact was founded in this game: each state stood by its treaties or by itself."
        return Column(empty("Pacts", said), Space(22), *alliances_section(volume), gap=8)
    parts: list[Widget] = []
    for n, pact in enumerate(pacts):
        parts += [*([Space(22)] if n else []), *_pact(pact, volume)]
    allied = alliances_section(volume)
    return Column(*parts, *([Space(22), *allied] if allied else []), gap=8, label="Pacts")


def _pact(pact: PactChapter, volume: Volume) -> list[Widget]:
    name = pact.name[:1].upper() + pact.name[1:]
    members = Flow(*(StateName(volume.name(s), volume.tint(s)) for s in pact.members), gap=18, row_gap=4)
    founder = volume.name(pact.founder)
    cases = section("Cases under the charter", *_cases(pact, volume), gap=4)
    council = _council(pact)
    left = Column(section("Members in its time", members), cases, *([] if pact.cases else council), gap=18, grow=10)
    right = Column(*_legitimacy(pact, volume), *(council if pact.cases else []), gap=18, grow=9)
    return [
        Text(name, "page_title", one_line=True),
        Row(Column(voice(f"{pact.dates}; founded by {founder}. {pact.summary}"), width=_SUMMARY), Space(grow=1)),
        Space(6),
        Row(left, right, gap=42, across="start"),
        *bond_section(pact.id, volume),
    ]


def _cases(pact: PactChapter, volume: Volume) -> list[Widget]:
    if not pact.cases:
        return [Text("Nobody was called under its charter.", ink="ink_2")]
    columns = (
        ColumnSpec("Year", 0.7), ColumnSpec("War", 1.8), ColumnSpec("Attacked", 1.1), ColumnSpec("Came", 1.6),
        ColumnSpec("Stayed", 1.6),
    )  # fmt: skip
    entries = [
        Entry(
            (
                Item(c.year), Item(c.war_name), state_item(volume, c.victim),
                Item(volume.names(dict.fromkeys(c.honoured))),
                Item(volume.names(dict.fromkeys(c.reneged)), ink="danger" if c.reneged else ""),
            ),
            moment=volume.source.wars[c.war].began if c.war in volume.source.wars else None,
        )
        for c in pact.cases
    ]  # fmt: skip
    return [ledger("Cases", columns, entries)]


def _legitimacy(pact: PactChapter, volume: Volume) -> list[Widget]:
    chart = next((c for c in volume.report.charts if c.title == "Legitimacy of pacts"), None)
    if chart is None:
        return []
    own = tuple(s for s in chart.series if s.name == pact.name)
    model = _short(replace(chart, title="Its legitimacy", series=own))
    return [Card(_keyed(model, volume, 230), pad=(16, 12))] if own else []


def _council(pact: PactChapter) -> list[Widget]:
    if not pact.motions:
        return [section("The council", Text("The council never voted.", ink="ink_2"))]
    entries = [Entry((Item(m.partition(": ")[0], "second"), Item(m.partition(": ")[2]))) for m in pact.motions]
    columns = (ColumnSpec("Year", 0.8), ColumnSpec("Motion", 4))
    return [section("The council, motion by motion", ledger("Motions", columns, entries), gap=4)]


# -- doctrines ------------------------------------------------------------------------------------


def minds_page(volume: Volume) -> Column:
    """Doctrine and disposition, sealed in play and opened here, beside what each state did."""
    if not volume.report.is_over:
        return empty("Doctrines unmasked", SEALED)
    deeds = _deeds(volume)
    columns = (
        ColumnSpec("State", 1.1), ColumnSpec("Doctrine", 1.7), ColumnSpec("Disposition", 1.0),
        ColumnSpec("", 1.1), ColumnSpec("Misjudged strength by", 1.4, True), ColumnSpec("In deed", 4.2),
    )  # fmt: skip
    lead = "Sealed while the game was played. Disposition: 0 seeks only to be safe, 100 seeks what others have."
    return Column(
        Text("Doctrines unmasked", "page_title", one_line=True),
        voice(lead),
        Space(6),
        ledger("Doctrines", columns, [_mind(m, deeds.get(m.state, Counter()), volume) for m in volume.report.minds]),
        Space(14),
        *beliefs_section(volume),
        gap=6,
        label="Doctrines",
    )


def _mind(one: Mind, deeds: Counter[str], volume: Volume) -> Entry:
    moved = one.disposition_now - one.disposition_then
    said = str(one.disposition_now)
    if moved:
        said = f"{one.disposition_then} → {one.disposition_now} ({signed(moved)})"
    doctrine = one.doctrine_text + (", ministry of a player" if one.player else "")
    told = _told(deeds) + (f"; {one.note}" if one.note else "")
    return Entry(
        (
            state_item(volume, one.state), Item(doctrine), Item(said, "value"), Item(share=one.disposition_now / 100),
            Item(misjudged(one.error_percent)), Item(told, ink="ink_2"),
        ),
        one.player,
    )  # fmt: skip


def _deeds(volume: Volume) -> dict[str, Counter[str]]:
    """What each state did, counted from the events."""
    done: dict[str, Counter[str]] = {}

    def count(state: str, deed: str) -> None:
        done.setdefault(state, Counter())[deed] += 1

    for event in volume.source.events:
        match event:
            case DemandMade():
                count(event.demander, "demand")
            case WarBegan():
                count(event.attacker, "war")
            case WarJoined() if event.reason == "spoils":
                count(event.state, "spoils")
            case CallAnswered():
                count(event.state, "kept" if event.honoured else "reneged")
            case PledgeGiven():
                count(event.state, "stood" if event.stands else "aside")
            case TreatyBroken():
                count(event.by, "broken")
    return done


def _told(deeds: Counter[str]) -> str:
    """The deeds in a row of short phrases."""
    calls = deeds["kept"] + deeds["reneged"]
    parts = (
        (deeds["demand"], f"made {_count(deeds['demand'], 'demand')}"),
        (deeds["war"], f"began {_count(deeds['war'], 'war')}"),
        (deeds["spoils"], f"joined {_count(deeds['spoils'], 'war')} for spoils"),
        (calls, f"kept {deeds['kept']} of {_count(calls, 'call')}"),
        (deeds["aside"], f"stood aside in {deeds['aside']} of {_count(deeds['aside'] + deeds['stood'], 'crisis')}"),
        (deeds["broken"], f"broke {_count(deeds['broken'], 'treaty')}"),
    )
    said = "; ".join(words for number, words in parts if number)
    return said[:1].upper() + said[1:] or "Kept to itself"


def _count(number: int, noun: str) -> str:
    many = {"crisis": "crises", "treaty": "treaties"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else many}"
