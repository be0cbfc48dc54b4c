"""The right paper for a state: what it is, how far it threatens us, whom it is bound to, and why it did what it did."""

from functools import partial
from typing import ClassVar

import pygame

from game.measures.law import clients_of, patron_of, treaties_between, treaties_of
from game.measures.power import capability, provinces_of, tenths_of
from game.measures.system import alignment
from game.perception.forecast import danger_from, threat
from game.report.telling.years import begun_text
from game.ui.cards import sums
from game.ui.cards.treaties import TREATY_ICONS, from_side_of, runs, treaty_means
from game.ui.figures import percent_to_the_tenth
from game.ui.screens.council.home import home_rows
from game.ui.screens.council.paper import Door, Paper
from game.ui.screens.council.quarrels import quarrel_rows, war_between
from game.ui.screens.council.secrets import spy_rows
from game.ui.screens.council.trust import TrustRow, lesson_rows, trust_band
from game.ui.screens.words.deeds import last_deed, word_of
from game.ui.screens.words.papers import Table, banded, brigades, percent
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import Bar, WordRow
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Figure, Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card
from game.ui.widgets.widget import Tip, TipSource, Widget
from game.world.treaties import SENIOR_KINDS, Treaty
from game.world.worlds import Trust

__all__ = ["state_paper"]

_FEARED = 40
"""Threat from which the figure is printed in the colour of danger."""


def state_paper(table: Table, state: str, *, deeds: bool = False) -> Widget:
    """The whole paper, with the `deeds` behind our trust if asked; a state that is gone has only its name."""
    desk = table.desk
    them = desk.world.states[state]
    if not them.alive:
        return Paper(
            _head(table, state),
            voice("It has no land left. It may yet return from a revolt of its core."),
            label="State",
        )
    parts: list[Widget] = [_four(table, state)]
    if state != desk.seat and desk.is_alive:
        parts += _threat(table, state)
        parts += _trust(table, state)
        parts += lesson_rows(table, state) if deeds else []
    parts += quarrel_rows(table, state)
    parts += home_rows(table, state)
    parts += spy_rows(table, state)
    parts += _treaties(table, state)
    parts += _word(table, state)
    body = ScrollArea(Column(*parts, gap=3), label="State paper", grow=1)
    return Paper(_head(table, state), body, *_buttons(table, state), gap=8, pad=(16, 14), label="State")


def _head(table: Table, state: str) -> Widget:
    desk, names = table.desk, table.names
    them = desk.world.states[state]
    count = len(provinces_of(desk.world, state))
    land = f"{count} province{'s' if count != 1 else ''}"
    patron = patron_of(desk.world, state)
    second = f"{them.regime.value} · seat at {names.province(them.capital)} · {land}"
    if patron:
        second = f"{them.regime.value} · client of {names.state(patron)} · {land}"
    words = Column(Text(them.name, "card_head", one_line=True), Text(second, "second"), gap=-1, grow=1)
    return Row(Shield(table.tint(state), 38, own=state == desk.seat, label=them.name), words, gap=13, across="start")


def _four(table: Table, state: str) -> Widget:
    desk, names = table.desk, table.names
    world = desk.world
    them = world.states[state]
    share = capability(world).get(state, 0)
    clients = clients_of(world, state)
    road = alignment(world, state).value
    cells = [
        Figure(
            "brigades",
            brigades(tenths_of(world, state)),
            tip=sums.forces_sum(world, names, state, table.open_card),
        ),
        Figure(
            "share",
            percent_to_the_tenth(share),
            tip=sums.share_sum(world, state),
        ),
        Figure(
            "stability",
            str(them.stability),
            tip=sums.stability_sum(world, state),
        ),
        Figure(
            "clients" if clients else "alignment",
            str(len(clients)) if clients else road,
            tip=Tip(
                "Alignment",
                road,
                "Read from its treaties and payments, never from what it says. "
                + (f"Clients: {names.states(clients)}." if clients else "It has no clients."),
            ),
        ),
    ]
    row: list[Widget] = []
    for n, cell in enumerate(cells):
        cell.grow = 1
        row += [cell] if n == 0 else [Rule(upright=True, above=0, below=9), cell]
    return Column(Rule(above=0, below=5), Row(*row), Rule(above=5, below=6), gap=0)


def _threat(table: Table, state: str) -> list[Widget]:
    desk = table.desk
    parts = threat(desk.view, state)
    own = table.names.state(desk.seat)
    attack = danger_from(desk.view, state)
    ink = "danger" if parts.total >= _FEARED else "ink"
    tip = sums.threat_tip(table.names.state(state), parts, table.open_card)
    figure = Text(str(parts.total), "key_figure", ink=ink, tip=tip)
    head = Row(caps(f"Threat to {own}", grow=1), figure, Text("of 100", "second"), gap=5)
    top = max(25, parts.power, parts.nearness, parts.offensive, parts.intentions)
    bars = [
        ("Power, in all", parts.power, "ink_2", "", "Its strength beside the strongest of all."),
        ("Nearness", parts.nearness, "ink_2", "/", "How much of that strength reaches our land."),
        (
            "Offensive arms",
            parts.offensive,
            "ink_2",
            "x",
            "What it has and could soon raise, against what we hold with.",
        ),
        ("Intentions", parts.intentions, "danger", "", "How little we trust it, from its deeds."),
    ]
    drawn = [
        Bar(label, points / top, str(points), ink=hue, hatch=hatch, tip=Tip(label, f"{points} of {parts.total}", why))
        for label, points, hue, hatch, why in bars
    ]
    if war_between(table, desk.seat, state) is not None:
        return [head, *drawn, Space(1), Text("It is {danger:**at war with us**}.", "second"), Space(3)]
    chance = Text(
        f"It makes war on us within ten turns: {{ink:**{percent(attack.middle)}**}}",
        "second",
        tip=Tip("Chance of its attack", banded(attack), "Counting who would come to our help, as it sees it."),
    )
    return [head, *drawn, Space(1), chance, Space(3)]


def _trust(table: Table, state: str) -> list[Widget]:
    desk = table.desk
    ours, theirs = desk.world.trust[desk.seat][state], desk.world.trust[state][desk.seat]
    return [
        caps("Trust"),
        TrustRow("Ours in them", ours, _trust_tip("Our trust", ours)),
        TrustRow("Theirs in us", theirs, _trust_tip("Their trust in us", theirs)),
        Space(3),
    ]


def _trust_tip(name: str, trust: Trust) -> Tip:
    _, low, high = trust_band(trust)
    return sums.trust_sum(name, trust, low, high)


def _treaties(table: Table, state: str) -> list[Widget]:
    desk = table.desk
    rows: list[Widget] = [caps("Treaties")]
    held = sorted(treaties_of(desk.world, state), key=lambda t: (t.kind.value, t.since, t.id))
    groups: dict[tuple[object, ...], list[Treaty]] = {}
    for treaty in held:
        role = (
            treaty.kind,
            treaty.first == state if treaty.kind in SENIOR_KINDS else None,
            treaty.against,
            treaty.since,
        )
        groups.setdefault(role, []).append(treaty)
    rows += [_treaty_row(table, state, group) for group in groups.values()]
    for pact in desk.world.pacts.values():
        if state in pact.members:
            since = begun_text(desk.world.system, pact.members[state], era=False)
            line = _line(
                "pact",
                f"Member of the {pact.charter.name}",
                f"since {since}",
                f"Legitimacy {pact.legitimacy} of 100. A click opens its chamber.",
            )
            rows.append(Door(f"Chamber of the {pact.charter.name}", line, partial(table.chamber, pact.id)))
    if state != desk.seat and not treaties_between(desk.world, state, desk.seat):
        rows.append(_line("close", f"None with {table.names.state(desk.seat)}", "", "Nothing binds us to each other."))
    elif len(rows) == 1:
        rows.append(_line("close", "None with anybody", "", "It stands alone."))
    return [*rows, Space(3)]


def _treaty_row(table: Table, state: str, group: list[Treaty]) -> Widget:
    first, names = group[0], table.names
    words = from_side_of(names, state, group) + (", in secret" if first.secret else "")
    return _line(TREATY_ICONS[first.kind], words, runs(names, first), treaty_means(names, group))


class _TreatyLine(Widget):
    """An icon, words that may wrap, and when at the right."""

    role: ClassVar[str] = "treaty"

    def __init__(self, icon: str, words: str, when: str, tip: TipSource) -> None:
        super().__init__(words, tip=tip)
        self.icon, self.when = icon, Text(when, "second", one_line=True)
        self.words = Text(words, "body")
        self.add(self.words, self.when)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        room = width - look.px(28) - self.when.measure(look, width)[0] - look.px(8)
        return width, self.words.measure(look, room)[1] + look.px(4)

    def place(self, look: Look) -> None:
        wide = self.when.measure(look, self.rect.w)[0]
        room = self.rect.w - look.px(28) - wide - look.px(8)
        high = look.text.line("body")
        self.words.arrange(look, pygame.Rect(self.rect.x + look.px(28), self.rect.y + look.px(2), room, self.rect.h))
        y = self.rect.y + look.px(2) + (high - look.text.line("second")) // 2
        self.when.arrange(look, pygame.Rect(self.rect.right - wide, y, wide, high))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        at = (self.rect.x + look.px(9), self.rect.y + look.px(2) + look.text.line("body") // 2)
        look.icon(surface, self.icon, at, 18, "ink_2")
        self.draw_children(surface, look)


def _line(icon: str, words: str, when: str, means: str) -> Widget:
    return _TreatyLine(icon, words, when, Tip(words, when, means))


def _word(table: Table, state: str) -> list[Widget]:
    desk = table.desk
    deeds = word_of(desk, state)
    kept = sum(deeds)
    said = f"kept {kept}, broken {len(deeds) - kept}" if deeds else "never yet called"
    tip = Tip(
        "Its word", said, "● a promise kept when it fell due, ✕ one broken; the oldest at the left, the last eight."
    )
    row = WordRow("Our word" if state == desk.seat else "Its word", deeds, said, tip=tip)
    rows: list[Widget] = [Door("The history of its word", row, partial(table.word, state)), Space(2)]
    if state == desk.seat:
        return rows
    deed = last_deed(desk, table.names, state)
    if deed is None:
        rows.append(Text("It has done nothing in public yet that calls for a reason.", "second"))
    else:
        card = Card(Text(deed.question, "value"), voice(f"“{deed.stated}”"), gap=3, pad=(13, 10), label=deed.question)
        card.tip = Tip(
            deed.motive,
            deed.when,
            "The reason it gave in public. What it truly weighed is opened when the game is over.",
            deed.rows,
            deed.total,
        )
        rows.append(card)
    return rows


def _buttons(table: Table, state: str) -> list[Widget]:
    desk = table.desk
    ledger = Button("Ledger", table.ledger, icon="codex", kind="quiet", grow=1, tip="All states in one table (⟨l⟩)")
    if state == desk.seat:
        return [Row(ledger)]
    off, why = _off(table, state)
    war = war_between(table, desk.seat, state)
    treaty = Button(
        "Treaty",
        lambda: table.treaty(state),
        icon="clause",
        grow=1,
        key="t",
        show_key=False,
        enabled=not off and war is None,
        why_not=why or "We are at war: only a peace can be signed.",
        tip="Compose a treaty, and see what they would say (⟨t⟩)",
    )
    demand: Widget
    if war is not None:
        demand = Button("Peace", lambda: table.peace(war.id), icon="flag", grow=1, enabled=not off, why_not=why)
    else:
        demand = Button(
            "Demand",
            lambda: table.demand(state),
            icon="demand",
            grow=1,
            enabled=not off,
            why_not=why,
            tip="Demand something in public, or make war",
        )
    secret = Button(
        "In secret",
        lambda: table.covert(state),
        icon="lock",
        grow=1,
        enabled=not off,
        why_not=why,
        tip="Spies, agitators, forged letters, silver by night: with their odds",
    )
    return [Row(treaty, demand, gap=8), Row(secret, ledger, gap=8)]


def _off(table: Table, state: str) -> tuple[bool, str]:
    """Why nothing can be ordered about a state now."""
    desk = table.desk
    if desk.is_watching or not desk.is_alive:
        return True, "Our state is gone; we only watch."
    if desk.phase != "orders":
        return True, "Orders are given in spring; now the letters are answered."
    return False, ""
