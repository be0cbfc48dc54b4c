"""What we alone know: the letters of our hidden hand, and what it last reported of a state."""

from functools import partial

from game.report.telling.sentences import headline, item_of
from game.report.telling.years import year_text
from game.rules.covert import SPY_TURNS
from game.ui.screens.words.papers import Table, money, percent
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Icon, Pair, Shield, Text, caps, voice
from game.ui.widgets.sheets import FittedSheet, Sheet
from game.ui.widgets.widget import Widget
from game.world import events as e
from game.world.covert import Appetite, CovertAct
from game.world.events import Event

__all__ = ["open_secret", "secret_rows", "secrets_of", "spy_rows"]

_SHOWN = 3
_APPETITE = {
    Appetite.CONTENT: ("content", "It has what it wants, and would rather keep it."),
    Appetite.RESTLESS: ("restless", "It looks about, and would take what comes cheap."),
    Appetite.PREDATORY: ("predatory", "It means to grow, whatever it says."),
}
_VOICES = {
    CovertAct.SPY: (
        "Our man has taken a house near the gate, and is trusted there.",
        "He was watched from the first day, and came home.",
    ),
    CovertAct.INCITE: (
        "The talk in the market is ours; the stones are theirs.",
        "Nobody would listen; they were paid and went home.",
    ),
    CovertAct.BAIT: ("Each has found the letter we meant it to find.", "The forgery was laughed at."),
    CovertAct.SUBSIDISE: ("It went by night, and was counted twice.", "It did not arrive."),
}
"""What the letter says of an act that came off, and of one that did not."""


def secrets_of(table: Table, turn: int) -> list[Event]:
    """The letters of our hidden hand in a turn, oldest first; what it reports stands for the act that brought it."""
    desk = table.desk
    heard = [
        event
        for event in desk.history.get(turn, ())
        if isinstance(event, e.CovertActDone | e.SpyReported | e.ProvocationFelt)
    ]
    told = {event.target for event in heard if isinstance(event, e.SpyReported)}
    return [
        event
        for event in heard
        if not (isinstance(event, e.CovertActDone) and event.act is CovertAct.SPY and event.target in told)
    ]


def secret_rows(table: Table, turn: int) -> list[Widget]:
    """Rows of this turn's secret letters, each opening its sheet; nothing where there is none."""
    found = secrets_of(table, turn)
    if not found:
        return []
    rows: list[Widget] = [
        ListRow(
            headline(event, table.names),
            partial(open_secret, table, event),
            second="read it, then burn it",
            icon="spy" if isinstance(event, e.SpyReported) else "lock",
            tip="Known to us alone",
        )
        for event in found
    ]
    return [caps("For our eyes alone"), *rows, Space(6)]


def open_secret(table: Table, event: Event) -> None:
    """Lay one secret letter on the table."""
    table.lay(_letter(table, event))


def _letter(table: Table, event: Event) -> Sheet:
    names, world = table.names, table.desk.world
    item = item_of([event], names)
    about = [one for one in item.states if one in world.states and one != table.desk.seat][:2]
    shields: list[Widget] = [Shield(table.tint(one), 30, label=names.state(one)) for one in about]
    sheet: list[Sheet] = []
    body = Column(
        Row(Icon("lock", 16, "ink_2"), caps(f"For our eyes alone · {year_text(world.system, event.turn)}"), gap=8),
        Row(*shields, Text(item.headline, "card_head", grow=1), gap=10),
        voice(f"“{_said(table, event)}”"),
        Space(4),
        *_facts(table, event),
        Space(8),
        Row(Space(grow=1), Button("Burn it", lambda: sheet[0].dismiss(), kind="primary", key="enter")),
        gap=5,
    )
    made = FittedSheet("Secret letter", body, 620)
    sheet.append(made)
    return made


def _said(table: Table, event: Event) -> str:
    """The letter in its writer's voice."""
    match event:
        case e.SpyReported():
            mood = _APPETITE[event.appetite][1]
            friend = table.names.state(event.friend) if event.friend else ""
            will = event.will_permille
            if will is None:
                return mood
            ready = "would march for" if will >= 600 else "might march for" if will >= 400 else "would not stir for"
            return f"{mood} It {ready} {friend}."
        case e.CovertActDone():
            return _VOICES[event.act][0 if event.succeeded else 1]
        case e.ProvocationFelt():
            return f"The seal is {table.names.state(event.by)}’s, or made to look so."
    return ""


def _facts(table: Table, event: Event) -> list[Widget]:
    """The letter's figures."""
    match event:
        case e.SpyReported():
            rows: list[Widget] = [Pair("Its appetite", _APPETITE[event.appetite][0], icon="demand")]
            if event.will_permille is not None:
                label = f"Its will to help {table.names.state(event.friend)}"
                rows.append(Pair(label, percent(event.will_permille), icon="who_comes"))
            rows.append(Pair("Our error in counting it", f"halved for {SPY_TURNS} turns", icon="fog"))
            return rows
        case e.CovertActDone():
            return [
                Pair("It came off", "yes" if event.succeeded else "no", icon="yes" if event.succeeded else "no"),
                Pair("It cost", money(event.amount), icon="silver"),
            ]
        case e.ProvocationFelt():
            return [Pair("Our trust in it", "falls by 0.6 of bad faith", icon="trust")]
    return []


def spy_rows(table: Table, state: str) -> list[Widget]:
    """What our hidden hand last brought from a state, newest first; pressed, the letter opens."""
    found: list[tuple[int, Event]] = []
    for turn in sorted(table.desk.history, reverse=True):
        for event in reversed(secrets_of(table, turn)):
            if isinstance(event, e.SpyReported | e.CovertActDone) and event.target == state:
                found.append((turn, event))
    if not found:
        return []
    rows: list[Widget] = []
    for turn, event in found[:_SHOWN]:
        year = year_text(table.desk.world.system, turn, era=False)
        if isinstance(event, e.SpyReported):
            label, icon = f"Our spies found it {_APPETITE[event.appetite][0]}", "spy"
        else:
            assert isinstance(event, e.CovertActDone)
            label, icon = f"{_DONE[event.act]}{'' if event.succeeded else ', in vain'}", "lock"
        rows.append(ListRow(label, partial(open_secret, table, event), second=year, icon=icon, kind="body"))
    return [caps("In secret"), *rows, Space(3)]


_DONE = {
    CovertAct.SPY: "We sent spies",
    CovertAct.INCITE: "We sent agitators",
    CovertAct.BAIT: "We set it at odds",
    CovertAct.SUBSIDISE: "We paid it",
}
