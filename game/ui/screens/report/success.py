"""Success as each school counts it, and the game as two reviewers of opposed schools see it."""

from __future__ import annotations

from game.report.records.opinions import Conception, Place, Review, Statement
from game.report.telling.naming import shortened
from game.report.telling.sentences import headline
from game.report.telling.years import year_text
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.pieces import section
from game.ui.screens.report.volume import Volume
from game.ui.widgets.layout import Column, Grid, Row
from game.ui.widgets.plain import Text, caps, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget

__all__ = ["reviews_section", "success_section"]

_SHOWN = 6
"""Events named in the card of a sentence."""


def success_section(volume: Volume) -> list[Widget]:
    """Who did best under each conception, and every state's place under all of them."""
    told = volume.report.conceptions
    if not told:
        return []
    tiles = [_tile(one, volume) for one in told]
    lead = "The schools do not count the same things; the same game looks different under each."
    return [
        section(
            "Success, as each school counts it", voice(lead), Grid(*tiles, columns=4, gap=14), _places(volume), gap=10
        )
    ]


def _tile(one: Conception, volume: Volume) -> Widget:
    winners = shortened(one.winners, volume.source.names) or "Nobody"
    return Card(
        caps(one.measure),
        Text(one.school.capitalize(), "section"),
        Text(f"**{winners}**"),
        Text(one.text, "second"),
        Text(one.source, "second", ink="ink_2"),
        gap=4,
        pad=(14, 12),
        grow=1,
    )


def _places(volume: Volume) -> Widget:
    report = volume.report
    found = [({p.state: p for p in one.places}, one.winners) for one in report.conceptions]
    columns = (
        ColumnSpec("State", 1.3), ColumnSpec("Score", 0.6),
        *(ColumnSpec(one.school.capitalize(), 1.0) for one in report.conceptions),
    )  # fmt: skip
    entries = [
        Entry(
            (
                Item(volume.name(one.state), "value", tint=volume.tint(one.state)), _rank(one.place),
                *(_cell(places.get(one.state), winners) for places, winners in found),
            ),
            one.player,
        )
        for one in report.standings
    ]  # fmt: skip
    return ledger("Places under each conception", columns, entries)


def _rank(place: int, figure: str = "") -> Item:
    said = f"**{place}**" if place == 1 else str(place)
    return Item(f"{said}  {figure}".rstrip(), ink="" if place == 1 else "ink_2")


def _cell(place: Place | None, winners: tuple[str, ...]) -> Item:
    """A place and its figure; the figure alone where nobody has won anything."""
    if place is None:
        return Item("–", ink="ink_2")
    return _rank(place.place, place.figure) if winners else Item(place.figure, ink="ink_2")


# -- the reviews ----------------------------------------------------------------------------------


def reviews_section(volume: Volume) -> list[Widget]:
    """Both reviews side by side; the card of each sentence names the events it rests on."""
    reviews = volume.report.reviews
    if not reviews:
        return []
    lead = "Each sentence rests on events or figures of this game; rest the pointer on one to see them."
    pages = Row(*(_review(one, volume) for one in reviews), gap=28, across="stretch")
    return [section("Two reviews of this game", voice(lead), pages, gap=8)]


def _review(one: Review, volume: Volume) -> Widget:
    entries = [_line(s, volume) for s in one.statements]
    page = ledger(one.title, (ColumnSpec("", 1),), entries, headed=False)
    return Card(Text(one.title, "section"), Column(page), gap=6, pad=(18, 14), grow=1)


def _line(one: Statement, volume: Volume) -> Entry:
    """One sentence; that against its author's own school is set in bold and marked as the row of most weight."""
    source = volume.source
    events = [source.by_id[id] for id in one.events if id in source.by_id]
    said = [f"• {year_text(source.system, e.turn)}: {headline(e, source.names)}" for e in events[:_SHOWN]]
    if len(events) > _SHOWN:
        said.append(f"• and {len(events) - _SHOWN} more")
    said = said or [f"{_worded(name)}: **{value:g}**" for name, value in one.figures.items()]
    tip = Tip(f"Evidence, {len(events)}" if events else "Figures", sentence="\n".join(said)) if said else None
    return Entry((Item(one.text, "value" if one.against else "body"),), one.against, tip)


def _worded(name: str) -> str:
    return name.replace("_", " ").capitalize()
