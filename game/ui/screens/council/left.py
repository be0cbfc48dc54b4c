"""The left paper: the grand strategy, what it does to our danger, and the draft of orders that carries it out.

In Dispatches the same place shows the letters that wait, gravest first.
"""

from functools import partial
from typing import ClassVar

import pygame

from game.doctrines.mind import Strategy
from game.measures.law import wars_of
from game.perception.forecast import Estimate, danger, danger_on_road, threat
from game.ui.docket import Dispatch
from game.ui.figures import worth
from game.ui.screens.council.paper import Paper
from game.ui.screens.council.quarrels import refusal_rows
from game.ui.screens.council.secrets import secret_rows
from game.ui.screens.council.sent import sent_rows
from game.ui.screens.words.orders import effect, icon_of, sentence
from game.ui.screens.words.papers import Table, banded, by_threat, foe_of, money, percent, state_options
from game.ui.screens.words.replies import answer_words
from game.ui.screens.words.terms import term_rows
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.orders import ListRow, OrderLine
from game.ui.widgets.plain import Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.text import signed
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import SumRow, Tip, TipSource, Widget
from game.world.sheets import Line
from game.world.worlds import Phase

__all__ = ["left_paper", "letter_words"]

_ROADS = {
    "balance": ("Balance", "Arm, and bind those whom {foe} threatens.", "the ally that takes most risk off us signs"),
    "bandwagon": ("Bandwagon", "Walk behind {foe}, and keep what it leaves us.", "{foe} takes us as a client"),
    "pact": ("Pact", "All against whoever breaks the peace.", "all who gain by a common charter join it"),
    "alone": ("Alone", "Trust walls and ships; owe nobody an answer.", "a fifth more arms, and no help from anybody"),
}
_NO_ROAD = "No road is chosen: the ministry follows the numbers alone."


class RoadGauge(Widget):
    """The chance on the chosen road with its band, and a dashed mark where it stands if we do nothing."""

    role: ClassVar[str] = "estimate"

    def __init__(self, so: Estimate, idle: Estimate, tip: TipSource = None) -> None:
        said = f"{percent(so.middle)} so, {percent(idle.middle)} if idle" if so != idle else percent(so.middle)
        super().__init__(said, tip=tip)
        self.so, self.idle = so, idle

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(14) + look.text.line("second_value")

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, top = self.rect, self._top()
        track = pygame.Rect(r.x, r.y + look.px(4), r.w, look.px(6))
        surface.fill(look.hue("paper_3"), track)
        low, high = (round(r.w * v / top) for v in (self.so.low, self.so.high))
        fill = mixed(look.hue("paper_3"), look.hue("good"), look.theme.alpha["band"])
        surface.fill(fill, pygame.Rect(r.x + low, track.y, max(high - low, 1), track.h))
        at = r.x + round(r.w * self.so.middle / top)
        surface.fill(look.hue("good"), pygame.Rect(at - look.px(1), r.y, max(look.px(3), 2), look.px(14)))
        idle = r.x + round(r.w * self.idle.middle / top)
        if self.so != self.idle:
            ends = (idle, r.y), (idle, r.y + look.px(14))
            look.paint.dashes(surface, look.hue("ink"), *ends, width=1.5, dash=3, gap=2)
        self._words(surface, look, at, idle)

    def _top(self) -> int:
        """The right end of the track: 50 or 100 in a hundred, whichever holds all."""
        return 500 if max(self.so.high, self.idle.middle) <= 480 else 1000

    def _words(self, surface: pygame.Surface, look: Look, at: int, idle: int) -> None:
        r, y = self.rect, self.rect.y + look.px(15)
        low, high = round(self.so.low / 10), round(self.so.high / 10)
        band = f"{low}–{high}" if low != high else ""
        is_same = self.so == self.idle
        so = percent(self.so.middle) if is_same else f"{percent(self.so.middle)} so"
        other = "as things stand" if is_same else f"{percent(self.idle.middle)} if idle"
        x = max(r.x, min(at, idle) - look.px(18))
        x = min(x, r.right - sum(look.text.width(t, "second") for t in (so, band, other)) - look.px(30))
        box = look.text.draw(surface, so, "second_value", (x, y), colour=look.hue("good"))
        box = look.text.draw(surface, band, "second", (box.right + look.px(5), y))
        look.text.draw(surface, other, "second", (box.right + look.px(18), y), colour=look.hue("ink"))


def left_paper(table: Table, *, low: bool = False) -> Widget:
    """The paper of this phase. Where it is `low` all of it scrolls, else only its list would, in no room."""
    desk = table.desk
    if desk.is_watching or not desk.is_alive:
        return Paper(
            caps("Watching"),
            voice("Our state is gone. Others go on; the report will tell what it was for."),
            label="Watching",
        )
    tall = [*_strategy(table), Rule("ink", above=5, below=4)]
    body = _draft(table) if desk.phase is Phase.ORDERS else _letters(table)
    if low:
        return Paper(ScrollArea(Column(*tall, *body, gap=5), label="All of the draft", grow=1), label="Draft")
    return Paper(*tall, *body, gap=5, pad=(16, 14), label="Draft")


def _strategy(table: Table) -> list[Widget]:
    desk = table.desk
    foe = foe_of(desk)
    view, name = desk.view, table.names.state(foe)
    roads = {road: danger_on_road(view, road, foe) for road in _ROADS}
    tiles = [
        Option(
            road,
            label,
            road if road != "balance" else "balance",
            percent(roads[road].middle),
            road,
            tip=_road_tip(label, roads[road], words.format(foe=name), supposes.format(foe=name), danger(view)),
        )
        for road, (label, words, supposes) in _ROADS.items()
    ]
    chosen = desk.strategy.value if desk.strategy else None
    choice = Choice("Grand strategy", tiles, chosen, lambda v: _take(table, str(v)), tiles=True)
    states, at_war = by_threat(view), bool(wars_of(desk.world, desk.seat))
    points = {s: f"threat {threat(view, s).total}" for s in states}
    against = Dropdown(
        "Against",
        state_options(table, states, seconds=points),
        foe,
        lambda v: _aim(table, str(v)),
        grow=1,
        tip=Tip("Against", name, "The state the road is about: whom to balance, or whom to follow."),
    )
    head = Row(
        caps("Grand strategy"),
        Space(8),
        Text(
            "chance of a new war" if at_war else "chance of attack on us",
            "second",
            align="right",
            one_line=True,
            grow=1,
        ),
    )
    label = Text("against" if chosen != "bandwagon" else "behind", "body", ink="ink_2", width=52)
    if chosen is None:
        said, so = _NO_ROAD, danger(view)
    else:
        said, so = _ROADS[chosen][1].format(foe=name), roads[chosen]
    idle = danger(view)
    tip = Tip("Chance of attack on us", banded(so), f"Within ten turns, by anybody; {banded(idle)} as things stand.")
    return [
        head,
        choice,
        Space(1),
        Row(label, against, gap=6),
        voice(said),
        Text("Within ten turns, and how sure we are", "second"),
        RoadGauge(so, idle, tip),
    ]


def _road_tip(label: str, at: Estimate, words: str, supposes: str, idle: Estimate) -> Tip:
    rows = (
        SumRow("As things stand", percent(idle.middle)),
        SumRow(f"Supposing that {supposes}", signed(round(at.middle / 10) - round(idle.middle / 10))),
    )
    return Tip(
        label, percent(at.middle), f"{words} Within ten turns, {banded(at)}.", rows, SumRow(label, percent(at.middle))
    )


def _take(table: Table, road: str) -> None:
    desk = table.desk
    desk.choose(Strategy(road), foe_of(desk))
    table.refresh()


def _aim(table: Table, state: str) -> None:
    table.desk.choose(table.desk.strategy, state)
    table.choose_state(state)
    table.refresh()


# -- the draft of orders ------------------------------------------------------------------------


def _draft(table: Table) -> list[Widget]:
    desk = table.desk
    faults = desk.faults()
    lines = [*refusal_rows(table), *(_order(table, n, faults.get(n)) for n in range(len(desk.lines)))]
    if not lines:
        lines = [voice("The ministry would change nothing this turn. Add an order of your own, or send it as it is.")]
    undo = Button(
        "Undo",
        lambda: _back(table),
        kind="bare",
        size="row",
        icon="undo",
        icon_only=desk.can_redo,
        key="ctrl+z",
        show_key=False,
        enabled=desk.can_undo,
        why_not="Nothing has been changed yet.",
        tip="Take back the last change (⟨ctrl+z⟩)",
    )
    redo = Button(
        "Redo",
        lambda: _again(table),
        kind="bare",
        size="row",
        icon="next",
        icon_only=True,
        key="ctrl+y",
        enabled=desk.can_redo,
        why_not="Nothing was taken back.",
        tip="Do it again (⟨ctrl+y⟩)",
    )
    pens = [*([redo] if desk.can_redo else []), *([undo] if desk.can_undo else [])]
    head = Row(Text("The ministry’s draft", "section", grow=1), *pens, gap=2)
    purse = desk.purse()
    left = Text(
        f"leaves {{ink:**{money(purse.left)}**}} of {money(purse.treasury)}", "body", ink="ink_2", tip=_purse_tip(table)
    )
    add = Button(
        "add an order",
        table.add_order,
        kind="bare",
        size="row",
        icon="add",
        key="o",
        show_key=False,
        tip="All orders that can be given this turn (⟨o⟩)",
    )
    return [
        head,
        ScrollArea(Column(*lines, gap=0, arrows=True), label="Orders", grow=1),
        Rule(),
        Row(add, Space(grow=1), left),
    ]


def _purse_tip(table: Table) -> Tip:
    purse = table.desk.purse()
    rows = (
        SumRow("In the treasury", money(purse.treasury)),
        SumRow("Spent by this draft", f"−{money(purse.spent)}"),
    )
    return Tip("Left", money(purse.left), "What the draft leaves in the treasury this turn.", rows)


def _order(table: Table, n: int, fault: str | None) -> Widget:
    desk, names = table.desk, table.names
    one = desk.lines[n]
    second = effect(desk, names, one.line)
    if fault:
        second = f"{{danger:{fault}}}"
    elif one.changed and one.was is not None:
        second += f" · yours; the draft said {_amount(one.was)}"
    elif one.changed:
        second += " · yours"
    return OrderLine(
        sentence(names, one.line),
        second,
        icon=icon_of(one.line),
        struck=one.struck,
        changed=one.changed,
        on_edit=lambda: table.edit(one.line, n),
        on_strike=lambda: _strike(table, n),
        on_undo=lambda: _restore(table, n),
        tip=_reason_tip(table, n),
    )


def _amount(line: Line) -> str:
    """What the ministry had written, in one figure where the line has one."""
    tenths, permille = getattr(line, "tenths", None), getattr(line, "permille", None)
    if isinstance(tenths, int):
        return f"{tenths / 10:g}"
    if isinstance(permille, int):
        return f"{permille / 10:.0f} %"
    return "otherwise"


def _reason_tip(table: Table, n: int) -> Tip:
    """Why the ministry wrote the line: its motive, and the numbers it weighed."""
    one, names = table.desk.lines[n], table.names
    if one.decision is None:
        who = "Your own order." if one.changed else "The ministry gives no reason: it is routine."
        return Tip("Why", "", who)
    chosen = next((o for o in one.decision.options if o.label == one.decision.chosen), None)
    rows = term_rows(names, chosen.terms) if chosen else ()
    total = SumRow("In all, wealth a turn", worth(chosen.milli)) if chosen else None
    return Tip("Why", "", f"The ministry: {names.words.motive[one.decision.motive].noun}.", rows, total)


def _strike(table: Table, n: int) -> None:
    one = table.desk.lines[n]
    if one.changed and one.was is None:
        table.desk.remove(n)
    else:
        table.desk.strike(n)
    table.refresh()


def _restore(table: Table, n: int) -> None:
    table.desk.restore(n)
    table.refresh()


def _back(table: Table) -> None:
    table.desk.undo()
    table.refresh()


def _again(table: Table) -> None:
    table.desk.redo()
    table.refresh()


# -- the letters ----------------------------------------------------------------------------------

_ICONS = {
    "demand": "demand",
    "pledge": "trust",
    "call": "defence",
    "motion": "clause",
    "proposal": "treaty",
    "peace": "flag",
}


def letter_words(table: Table, letter: Dispatch) -> tuple[str, str]:
    """What a letter is, and what is said or advised to it."""
    names = table.names
    head = {
        "demand": "{} makes a demand",
        "pledge": "{} asks whether we stand by it",
        "call": "{} calls us to war",
        "motion": "{} puts a motion",
        "proposal": "{} proposes a treaty",
        "peace": "{} offers peace",
    }[letter.kind].format(names.state(letter.sender))
    if letter.kind == "proposal" and getattr(letter.subject, "treaty", None) is None:
        head = f"{names.state(letter.sender)} invites us to a pact"
    line = letter.answer or letter.advice
    if line is None:
        return head, "the ministry has no advice"
    return head, f"{'answered' if letter.answered else 'advised'}: {answer_words(line)}"


def _letters(table: Table) -> list[Widget]:
    letters = table.desk.dispatches()
    rows: list[Widget] = secret_rows(table, table.desk.turn)
    for letter in letters:
        head, second = letter_words(table, letter)
        rows.append(
            ListRow(
                head,
                partial(table.open_letter, letter.id),
                second=second,
                tint=table.tint(letter.sender),
                value="done" if letter.answered else "",
                ink="good",
                tip=Tip(head, "", f"Enter opens the letter; {second}."),
            )
        )
    if not letters:
        rows += [voice("No letter waits. End the turn, and the answers of others will be known.")]
    rows += sent_rows(table)
    unanswered = [one for one in letters if not one.answered]
    rest = Button(
        "Follow the ministry in the rest",
        table.follow_ministry,
        size="row",
        icon="yes",
        key="m",
        show_key=True,
        enabled=bool(unanswered),
        why_not="Every letter has its answer.",
        tip="Answers every letter still open as advised; each can be changed until the turn ends.",
    )
    aside = f"{len(letters) - len(unanswered)} of {len(letters)} answered" if letters else ""
    head_row = Row(Text("Dispatches", "section", grow=1), Text(aside, "second"))
    return [
        head_row,
        ScrollArea(Column(*rows, gap=0, arrows=True), label="Letters", grow=1),
        Rule(),
        Row(rest, Space(grow=1)),
    ]
