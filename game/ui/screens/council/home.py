"""A state's home in its paper: overstretch with its sum, rebels in arms, ceilings over its forces."""

from game.measures.burdens import arms_ceiling
from game.measures.law import treaties_of
from game.measures.power import RESTLESS, garrison_needed, overstretch_permille, tenths_of
from game.ui.screens.words.papers import Table, brigades, percent
from game.ui.widgets.layout import Space
from game.ui.widgets.plain import Pair, Text, caps
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["home_rows", "overstretch_tip", "rebels_in"]

_SHOWN = 8


def rebels_in(world: World, state: str) -> tuple[str, ...]:
    """Those who have risen against a state and are not yet put down or parted."""
    return tuple(one.id for one in world.states.values() if one.rebels_of == state and one.alive)


def home_rows(table: Table, state: str) -> list[Widget]:
    """What stands at home; nothing where there is nothing to say."""
    world, names = table.desk.world, table.names
    rows: list[Widget] = []
    parent = world.states[state].rebels_of
    if parent is not None:
        rows.append(
            Text(f"In arms against **{names.state(parent)}**, over who rules it; its fate is undecided.", "second")
        )
    for rebels in rebels_in(world, state):
        rows.append(Text(f"{{danger:Civil war}}: **{names.state(rebels)}** hold part of its land.", "second"))
    stretched = overstretch_permille(world, state)
    if stretched:
        rows.append(Pair("Overstretch", percent(stretched), icon="stability", tip=overstretch_tip(table, state)))
    rows += _ceilings(table, state)
    return [caps("At home"), *rows, Space(3)] if rows else []


def _ceilings(table: Table, state: str) -> list[Widget]:
    """The lowest ceiling over its arms, from pacts and from treaties."""
    world = table.desk.world
    pact = arms_ceiling(world, state)
    found = [(pact, "under a pact")] if pact is not None else []
    for treaty in treaties_of(world, state):
        if treaty.kind is TreatyKind.ARMS_LIMIT:
            found.append((treaty.ceiling_of(state), f"by treaty with {table.names.state(treaty.other(state))}"))
    if not found:
        return []
    most, why = min(found)
    has = tenths_of(world, state)
    ink = "bad" if has > most else "ink"
    tip = Tip("Arms ceiling", brigades(most), f"It may keep so many brigades {why}; it has {brigades(has)}.")
    return [Pair("Arms ceiling", f"{brigades(has)} of {brigades(most)}", icon="fort", ink=ink, tip=tip)]


def overstretch_tip(table: Table, state: str) -> Tip:
    """The garrisons missing, place by place."""
    world = table.desk.world
    gaps: list[tuple[int, str]] = []
    for place in world.provinces.values():
        if place.owner == state and place.unrest >= RESTLESS and place.occupier is None:
            gap = garrison_needed(place) - world.forces.get(state, {}).get(place.id, 0)
            if gap > 0:
                gaps.append((gap, place.name))
    gaps.sort(key=lambda one: (-one[0], one[1]))
    rows = tuple(SumRow(name, f"{brigades(gap)} short") for gap, name in gaps[:_SHOWN])
    total = percent(overstretch_permille(world, state))
    said = "Brigades missing to keep restless land down, as a share of all the men of the realm. Revolts come easier."
    return Tip("Overstretch", total, said, rows, SumRow("Of all its men", total))
