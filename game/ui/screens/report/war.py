"""The page of one war: its name and thesis, the chain, who fought and why, where, and what it cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.report.html.war_page import kindred_text
from game.report.records.chapters import Fighter, WarChapter
from game.report.telling.naming import brigades
from game.report.telling.years import short_date, year_text
from game.report.wars.thesis import opening_of
from game.ui.screens.parts.plates import Engraver, Plate
from game.ui.screens.report.chain import Chain
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.losses import LossBars
from game.ui.screens.report.pieces import section, state_item, tag_flow, weighed_rows
from game.ui.screens.report.sides import called_section, folded, sides_section
from game.ui.screens.report.theatre import Ground, grounds, theatre_frame, theatre_scene, theatre_spots
from game.ui.screens.report.volume import Volume
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Text, caps, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget

__all__ = ["war_page"]

_SHAPE = 0.62
_THESIS = 880


def war_page(
    volume: Volume,
    at: int,
    engraver: Engraver | None,
    choose: Callable[[int], object],
    panel: Sequence[Widget] = (),
) -> Column:
    """The page of the war with index `at`; `choose` turns to another war, `panel` stands beside it."""
    war = volume.report.wars[at]
    turns = (war.ended or volume.report.turns) - war.began + 1
    when = f"War {at + 1} · {war.dates} · {turns} {'turn' if turns == 1 else 'turns'}"
    found = grounds(war, volume)
    first, rest = opening_of(war.thesis)
    return Column(
        Row(caps(when), Space(grow=1), *_picker(volume, at, choose), gap=6),
        Text(war.name, "page_title", one_line=True),
        Row(Column(voice(first), *([Text(rest)] if rest else []), gap=4, width=_THESIS), Space(grow=1)),
        Space(4),
        Chain(war.chain, volume),
        Space(10),
        Row(
            Column(_fought(war, volume), _power(war, volume), gap=22, grow=56),
            Column(*_where(war, found, volume, engraver), _lost(war, volume), gap=20, grow=43),
            Column(*panel, _ended(war, volume), *_tags(war), gap=20, grow=43),
            gap=42,
            across="start",
        ),
        *called_section(war, volume),
        *sides_section(war, volume),
        *_grounds(war, found, volume),
        gap=5,
        label=war.name,
    )


def _picker(volume: Volume, at: int, choose: Callable[[int], object]) -> list[Widget]:
    """The way to the other wars: back, a list, on."""
    wars = volume.report.wars
    if len(wars) < 2:
        return []
    options = [Option(n, f"{n + 1}. {w.name}, {w.dates}") for n, w in enumerate(wars)]
    first, last = at == 0, at == len(wars) - 1

    def pick(value: object) -> None:
        choose(int(str(value)))

    return [
        Button("War before", lambda: choose(at - 1), icon="back", icon_only=True, size="row", kind="quiet",
               enabled=not first, why_not="This is the first war.", tip="The war before (up)"),
        Dropdown("Wars", options, at, pick, width=350),
        Button("War after", lambda: choose(at + 1), icon="next", icon_only=True, size="row", kind="quiet",
               enabled=not last, why_not="This is the last war.", tip="The war after (down)"),
    ]  # fmt: skip


# -- who ------------------------------------------------------------------------------------------


def _fought(war: WarChapter, volume: Volume) -> Column:
    columns = (
        ColumnSpec("State", 1.6), ColumnSpec("Joined", 0.7), ColumnSpec("Reason", 1.1),
        ColumnSpec("Clause", 1.5), ColumnSpec("Lost", 0.5, True),
    )  # fmt: skip
    entries = [_fighter(f, war, volume) for f in war.fighters]
    return section("Who fought, and why", folded("Who fought", columns, entries, 10), gap=4)


def _fighter(one: Fighter, war: WarChapter, volume: Volume) -> Entry:
    side = "with " + volume.name(war.attacker if one.side == "attack" else war.defender)
    answer = next((a for a in war.answers if a.state == one.state and a.honoured), None)
    left = f" Left the war in {one.left_year}." if one.left_year else ""
    clause = one.clause_text or (side if one.state not in (war.attacker, war.defender) else "")
    tip = Tip(
        volume.name(one.state), one.reason_text,
        f"Fought {side}; moved by {one.motive_text}.{left}" + (f" “{answer.stated}”" if answer else ""),
        weighed_rows(answer.weighed) if answer else (),
    )  # fmt: skip
    return Entry(
        (
            state_item(volume, one.state), Item(short_date(one.joined_year)), Item(one.reason_text),
            Item(clause, ink="ink_2"), Item(brigades(one.lost, unit=False), "value"),
        ),
        volume.is_player(one.state),
        tip,
        moment=one.joined,
    )  # fmt: skip


# -- where, and what it cost ----------------------------------------------------------------------


def _where(war: WarChapter, found: tuple[Ground, ...], volume: Volume, engraver: Engraver | None) -> list[Widget]:
    spots = theatre_spots(found, volume)
    frame = theatre_frame(war, spots, volume, _SHAPE)
    if engraver is None or frame is None:
        return []
    plate = Plate(
        f"Where {war.name} was fought, {war.id}", engraver, lambda: theatre_scene(war, spots, volume),
        frame=frame, spots=spots, shape=_SHAPE,
    )  # fmt: skip
    return [section("Where", plate, aside=f"as owned in {year_text(volume.source.system, war.began)}")]


def _lost(war: WarChapter, volume: Volume) -> Widget:
    if not any(sum(r.attack.values()) + sum(r.defence.values()) for r in war.losses):
        said = "No brigade was lost." if war.battles else "No battle was fought."
        return section("Brigades lost", Text(said, ink="ink_2"))
    return section("Brigades lost", LossBars(war, volume))


def _ended(war: WarChapter, volume: Volume) -> Widget:
    terms = war.settlement[:1].upper() + war.settlement[1:]
    lines: list[Widget] = [Text("How it ended", "card_head"), voice(war.outcome_text)]
    if terms:
        lines.append(Text(f"{terms}."))
    lines += [Text(f"{line}.") for line in war.separate]
    lines.append(Text(f"Fought for {war.aim_text}; it began with {war.cause_text}.", "second"))
    if war.kindred:
        lines.append(Text(kindred_text(war, volume.report), "second"))
    return Card(*lines, gap=6, pad=(18, 14))


def _tags(war: WarChapter) -> list[Widget]:
    return [section("This war in the field’s words", tag_flow(war.tags))] if war.tags else []


def _power(war: WarChapter, volume: Volume) -> Widget:
    columns = (
        ColumnSpec("State", 1.5), ColumnSpec("Before", 0.8, True), ColumnSpec("After", 0.8, True),
        ColumnSpec("Change", 0.8, True),
    )  # fmt: skip
    told = sorted(war.fighters, key=lambda f: -abs(f.power_after - f.power_before))
    seen: dict[str, Fighter] = {}
    for one in told:
        seen.setdefault(one.state, one)
    entries = [
        Entry(
            (
                state_item(volume, f.state), Item(f"{f.power_before / 10:.1f}"), Item(f"{f.power_after / 10:.1f}"),
                Item(_tenths(f.power_after - f.power_before), "value"),
            ),
            volume.is_player(f.state),
        )
        for f in seen.values()
    ]  # fmt: skip
    return section("What it changed in power", folded("Power", columns, entries), aside="share, %", gap=4)


def _tenths(permille: int) -> str:
    sign = "+" if permille > 0 else "−" if permille < 0 else ""
    return f"{sign}{abs(permille) / 10:.1f}"


def _grounds(war: WarChapter, found: tuple[Ground, ...], volume: Volume) -> list[Widget]:
    """The battles, place by place; each row opens to its battles one by one."""
    if not found:
        return []
    columns = (
        ColumnSpec("No.", 0.3), ColumnSpec("Place", 1.1), ColumnSpec("Years", 0.8), ColumnSpec("Battles", 0.5, True),
        ColumnSpec("Who lost how many brigades", 3.2), ColumnSpec("Lost", 0.5, True),
        ColumnSpec("Held at last by", 1.5),
    )  # fmt: skip
    head = section(
        "The battles, place by place",
        ledger("Battles", columns, [_ground(g, volume) for g in found]),
        aside="numbers as on the map",
        gap=4,
    )
    return [Space(14), head]


def _ground(one: Ground, volume: Volume) -> Entry:
    first, last = one.battles[0], one.battles[-1]
    years = short_date(first.year)
    if last.turn != first.turn:
        years += f"–{short_date(last.year)}"
    lost = sorted(one.lost.items(), key=lambda pair: -pair[1])
    forces = {**last.attackers, **last.defenders}
    lines = [
        f"{short_date(b.year)}: {_sides(b.attackers, volume)} against {_sides(b.defenders, volume)}; "
        f"lost {brigades(sum(b.lost.values()), unit=False)}"
        for b in one.battles
    ]
    more = [f"and {len(lines) - 6} more"] if len(lines) > 6 else []
    return Entry(
        (
            Item(str(one.number or "–"), "value"), Item(one.place), Item(years), Item(str(len(one.battles))),
            Item(", ".join(f"{volume.name(s)} {brigades(n, unit=False)}" for s, n in lost if n), "body", "ink_2"),
            Item(brigades(sum(one.lost.values()), unit=False), "value"),
            Item(volume.names(sorted(last.victors, key=lambda s: -forces.get(s, 0))[:2], "its own people")),
        ),
        tip=Tip(one.place, sentence="\n".join([*lines[:6], *more])),
        moment=first.turn,
    )  # fmt: skip


def _sides(forces: dict[str, int], volume: Volume) -> str:
    return ", ".join(f"{volume.name(s)} {brigades(n, unit=False)}" for s, n in forces.items() if n) or "nobody"
