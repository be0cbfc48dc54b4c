"""The menu under the right button: what can be ordered of a province and of its owner."""

from functools import partial

import pygame

from game.measures.law import active_wars, at_war, pacts_of, side_of
from game.ui.screens.council.province import march_to
from game.ui.screens.council.quarrels import crises_of
from game.ui.screens.words.papers import Table, objection
from game.ui.screens.words.voices import aim_head
from game.ui.widgets.layout import Free
from game.ui.widgets.look import Look
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import caps
from game.ui.widgets.sheets import Panel
from game.ui.widgets.widget import Widget
from game.world.treaties import TreatyKind
from game.world.worlds import Phase

__all__ = ["context_menu"]


def context_menu(table: Table, province: str, pos: tuple[int, int]) -> Widget:
    """A short list at the pointer. What cannot be done now says why."""
    rows = _rows(table, province)
    place = table.desk.world.provinces[province]
    paper = Panel(caps(place.name), *rows, gap=2, pad=(10, 10), label="Orders here")
    menu = Free(label="Menu")

    def where(rect: pygame.Rect, look: Look) -> pygame.Rect:
        wide = look.px(290)
        high = paper.measure(look, wide)[1]
        return pygame.Rect(pos, (wide, high)).clamp(rect.inflate(-look.px(16), -look.px(16)))

    menu.put(paper, where)
    for row in rows:
        _closing(row, menu)
    return menu


def _closing(row: ListRow, menu: Free) -> None:
    """A row that closes the menu before it acts."""
    act = row.on_press
    if act is None:
        return

    def press() -> None:
        host = menu.host
        if host is not None:
            host.close(menu)
        act()

    row.on_press = press


def _rows(table: Table, province: str) -> list[ListRow]:
    desk, names = table.desk, table.names
    owner = desk.world.provinces[province].owner
    why = ""
    if desk.phase is not Phase.ORDERS:
        why = "Orders are given in spring; now the letters are answered."
    if desk.is_watching or not desk.is_alive:
        why = "Our state is gone; we only watch."
    rows: list[ListRow] = []
    march = march_to(table, province)
    if march is not None:
        said = f"from {names.province(march.origin)}"
        rows.append(_row("March here", said, "next", lambda: table.edit(march), why or objection(desk, march)))
    if owner != desk.seat:
        them, fight = names.state(owner), at_war(desk.world, desk.seat, owner)
        signing = why or ("We are at war: only a peace can be signed." if fight else "")
        rows.append(
            _row("Propose a treaty", f"to {them}", "clause", lambda: table.treaty(owner, TreatyKind.DEFENCE), signing)
        )
        demanding = why or ("We are at war already." if fight else "")
        rows.append(_row("Demand, or make war", f"on {them}", "demand", lambda: table.demand(owner), demanding))
    rows.append(
        ListRow(
            "Look at the land",
            lambda: table.choose_province(province),
            icon="land",
            second="what it yields, who stands there",
        )
    )
    for war in active_wars(desk.world):
        if side_of(war, owner) is not None:
            rows.append(ListRow(war.name, partial(table.war, war.id), icon="attack", second="who fights, and why"))
    for crisis in crises_of(table, owner):
        said = aim_head(crisis, names)
        rows.append(ListRow("The crisis", partial(table.crisis, crisis.id), icon="demand", second=said))
    for pact in pacts_of(desk.world, owner):
        said = f"the {pact.charter.name}"
        rows.append(ListRow("Council chamber", partial(table.chamber, pact.id), icon="pact", second=said))
    if owner != desk.seat:
        rows.append(
            ListRow(
                f"Look at {names.state(owner)}",
                lambda: table.choose_state(owner),
                tint=table.tint(owner),
                second="threat, trust, treaties",
            )
        )
    return rows


def _row(label: str, second: str, icon: str, act: object, why: str | None) -> ListRow:
    return ListRow(
        label,
        act if callable(act) else None,
        second=why if why else second,
        icon=icon,
        enabled=not why,
        why_not=why or "",
    )
