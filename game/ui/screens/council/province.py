"""The right paper for a province: whose it is, what it yields, who stands there, and what can be ordered of it."""

from game.measures.distance import path
from game.measures.power import muster_limit
from game.ui.screens.council.paper import Paper
from game.ui.screens.words.papers import Table, brigades, money, objection
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.plain import Figure, Pair, Rule, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import Tip, Widget
from game.world import sheets as s
from game.world.constants import BRIGADE_COST, FORT_COST, FORT_PERMILLE, TENTHS, TERRAIN_PERMILLE
from game.world.lands import Province
from game.world.sheets import Line

__all__ = ["march_to", "province_paper"]


def province_paper(table: Table, id: str) -> Widget:
    """The whole paper."""
    desk = table.desk
    place = desk.world.provinces[id]
    parts = [_four(place), *_standing(table, place), *_land(table, place)]
    body = ScrollArea(Column(*parts, gap=4), label="Province paper", grow=1)
    return Paper(_head(table, place), body, *_orders(table, place), gap=8, pad=(16, 14), label="Province")


def _head(table: Table, place: Province) -> Widget:
    names = table.names
    held = f"held by {names.state(place.occupier)}" if place.occupier else place.terrain.value
    second = f"{names.state(place.owner)} · {held}{' · port' if place.port else ''}"
    words = Column(Text(place.name, "card_head", one_line=True), Text(second, "second"), gap=-1, grow=1)
    whose = Button(
        "Owner",
        lambda: table.choose_state(place.owner),
        kind="bare",
        size="row",
        icon="back",
        icon_only=True,
        tip=f"To {names.state(place.owner)}",
    )
    return Row(
        Shield(table.tint(place.owner), 38, label=names.state(place.owner)), words, whose, gap=13, across="start"
    )


def _four(place: Province) -> Widget:
    ground = TERRAIN_PERMILLE[place.terrain] / 1000
    cells = [
        Figure(
            "output",
            money(place.output),
            tip=Tip("Output", money(place.output), "Wealth a turn, when it is wholly at home with its owner."),
        ),
        Figure(
            "works",
            f"{place.fort} of 3",
            tip=Tip(
                "Works", f"{place.fort} of 3", f"Each level adds {FORT_PERMILLE / 10:.0f} in a hundred to the defender."
            ),
        ),
        Figure(
            "ground",
            f"× {ground:.2f}",
            tip=Tip("Ground", f"× {ground:.2f}", f"What {place.terrain.value} multiplies the defender by."),
        ),
        Figure(
            "unrest",
            str(place.unrest),
            tip=Tip("Unrest", f"{place.unrest} of 100", "A garrison short of the unrest brings revolt."),
        ),
    ]
    row: list[Widget] = []
    for n, cell in enumerate(cells):
        cell.grow = 1
        row += [cell] if n == 0 else [Rule(upright=True, below=9), cell]
    return Column(Rule(below=5), Row(*row), Rule(above=5, below=6), gap=0)


def _standing(table: Table, place: Province) -> list[Widget]:
    desk, names = table.desk, table.names
    stacks = {state: held[place.id] for state, held in desk.world.forces.items() if held.get(place.id)}
    rows: list[Widget] = [caps("Brigades here")]
    for state, tenths in sorted(stacks.items(), key=lambda item: (-item[1], item[0])):
        mark = Row(
            Shield(table.tint(state), 18, label=names.state(state)),
            Text(names.state(state), "body", grow=1),
            Text(brigades(tenths), "value"),
            gap=9,
        )
        rows.append(mark)
    if not stacks:
        rows.append(Text("Nobody stands here.", "second"))
    coming = desk.world.recruits.get(desk.seat, {}).get(place.id, 0)
    if coming:
        rows.append(Text(f"{brigades(coming)} of ours stand here next turn.", "second"))
    return [*rows, Space(6)]


def _land(table: Table, place: Province) -> list[Widget]:
    names = table.names
    cores = names.states(place.cores) or "nobody"
    return [
        caps("The land"),
        Pair("Homeland of", cores, ruled=False, tip=Tip("Cores", cores, "States that see it as their homeland.")),
        Pair(
            "Integration",
            f"{place.integration} of 100",
            tip=Tip(
                "Integration", f"{place.integration} of 100", "How far it is its owner’s own: it pays by this share."
            ),
        ),
        Pair(
            "Siege",
            f"{place.besieged_turns} turns" if place.besieged_turns else "none",
            tip=Tip("Siege", "", "Turns that an enemy has lain before its works."),
        ),
    ]


def _orders(table: Table, place: Province) -> list[Widget]:
    desk = table.desk
    buttons: list[Widget] = []
    here = desk.world.forces.get(desk.seat, {}).get(place.id, 0)
    if place.owner == desk.seat:
        fort = s.Fortify(place.id)
        cost = money(FORT_COST * (place.fort + 1))
        buttons.append(_button(table, "Fortify", f"−{cost}", "fort", fort))
        able = min(muster_limit(desk.world, desk.seat), max(0, desk.purse().left) * TENTHS // BRIGADE_COST, TENTHS)
        buttons.append(
            _button(table, "Recruit", "choose how many", "attack", s.Recruit(place.id, max(able, 1)), edit=True)
        )
    march = march_to(table, place.id)
    if march is not None:
        buttons.append(
            _button(table, "March here", f"from {table.names.province(march.origin)}", "next", march, edit=True)
        )
    if here:
        buttons.append(
            _button(table, "Send home", f"{brigades(here)} here", "back", s.Disband(place.id, here), edit=True)
        )
    return [Grid(*buttons, columns=2, gap=8)] if buttons else []


def _button(table: Table, label: str, second: str, icon: str, line: Line, edit: bool = False) -> Widget:
    why = objection(table.desk, line) if table.desk.phase == "orders" else "Orders are given in spring."

    def press() -> None:
        if edit:
            table.edit(line)
        else:
            table.desk.add(line)
            table.refresh()

    return Button(label, press, second=second, icon=icon, enabled=why is None, why_not=why or "")


def march_to(table: Table, place: str) -> s.March | None:
    """A march to a place from the largest own stack that can get there, else from the largest; None without any."""
    desk = table.desk
    booked: dict[str, int] = {}
    for one in desk.lines:
        if isinstance(one.line, s.March) and not one.struck and one.line.destination != place:
            booked[one.line.origin] = booked.get(one.line.origin, 0) + one.line.tenths
    mine = {p: n - booked.get(p, 0) for p, n in desk.world.forces.get(desk.seat, {}).items() if p != place}
    stacks = sorted(((n, p) for p, n in mine.items() if n > 0), key=lambda item: (-item[0], item[1]))
    if not stacks:
        return None
    preferred = table.chosen_province
    if preferred in mine and preferred != place and mine[preferred] > 0:
        return s.March(preferred, place, mine[preferred])
    for n, p in stacks:
        if path(desk.world, desk.seat, p, place) is not None:
            return s.March(p, place, n)
    return s.March(stacks[0][1], place, stacks[0][0])
