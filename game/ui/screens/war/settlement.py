"""The settlement: terms of peace composed with the enemy's verdict beside them, by the sum their own ministry uses."""

from dataclasses import replace

from game.doctrines.doctrine import MINISTRY
from game.doctrines.mind import Mind
from game.doctrines.peace import candidates, terms_worth, war_terms
from game.kit.dice import Dice
from game.measures.law import side_of
from game.perception.reckoning import Terms, total
from game.report.naming import Names
from game.rules.terms import leader_of, other_side
from game.ui.screens.words.papers import Table, money, objection, opened, score_words
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Rule, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import FittedSheet, Sheet
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.conflicts import Settlement, War
from game.world.constants import WEALTH

__all__ = ["first_offer", "mind_of", "peace_sheet", "sum_words"]


def first_offer(table: Table, war: War) -> s.OfferPeace | None:
    """The status quo, offered to whoever may sign it: leader to leader, or a separate peace."""
    world, seat = table.desk.world, table.desk.seat
    mine = side_of(war, seat)
    if mine is None:
        return None
    lead, foe = leader_of(world, war, mine), leader_of(world, war, other_side(mine))
    return None if foe is None else s.OfferPeace(war.id, foe, Settlement(), separate=lead != seat)


def mind_of(table: Table) -> Mind:
    """Public parameters, asked what belligerents would say."""
    return Mind(table.desk.view, MINISTRY, Dice(0))


def choices(table: Table, war: War, offer: s.OfferPeace) -> list[tuple[str, Settlement]]:
    """Terms worth trying: what minds try, and each of them with an indemnity added or taken."""
    names, seat = table.names, table.desk.seat
    found: dict[str, Settlement] = {}
    for terms in candidates(mind_of(table), war):
        found.setdefault(names.terms(terms), terms)
    found.setdefault(
        f"{names.state(seat)} becomes a client of {names.state(offer.to)}", Settlement(clients={seat: offer.to})
    )
    found.setdefault(f"{names.state(offer.to)} becomes our client", Settlement(clients={offer.to: seat}))
    purse = max(table.desk.world.states[seat].treasury // 2 // WEALTH, 1) * WEALTH
    found.setdefault(f"We pay {money(purse)} in silver", Settlement(indemnity=purse, payer=seat, payee=offer.to))
    for p in table.desk.world.provinces.values():
        if p.owner == seat and p.occupier == offer.to:
            found.setdefault(f"We cede {p.name}, which they hold", Settlement(cessions={p.id: offer.to}))
        elif p.owner == offer.to and p.occupier == seat:
            found.setdefault(f"They cede {p.name}, which we hold", Settlement(cessions={p.id: seat}))
    unlike: list[tuple[str, Settlement]] = []
    for label, terms in found.items():
        if terms not in [known for _, known in unlike]:
            unlike.append((label[:1].upper() + label[1:], terms))
    return unlike


class PeaceTable(Column):
    """The list of terms with both sides' sums, and the button that sends them."""

    def __init__(self, table: Table, war: War, offer: s.OfferPeace, n: int | None) -> None:
        super().__init__(gap=5, label="Peace table")
        self.table, self.war, self.offer, self.n = table, war, offer, n
        self.sheet: Sheet | None = None
        self.lay()

    def lay(self) -> None:
        """Lay it out for the terms now chosen."""
        self.clear()
        table, offer, names = self.table, self.offer, self.table.names
        mind = mind_of(table)
        go_on, ours = war_terms(mind, self.war, offer.to), war_terms(mind, self.war, table.desk.seat)
        rows = [self._row(label, terms, mind, go_on) for label, terms in choices(table, self.war, offer)]
        word, points = score_words(table, self.war)
        why = objection(table.desk, offer, self.n)
        they, we = (terms_worth(mind, one, offer.terms, self.war) for one in (offer.to, table.desk.seat))
        accept = float(total(they)) >= float(total(go_on))
        verdict = "They would accept" if accept else "They would refuse"
        kind = (
            "a separate peace, for us alone: a breach towards our friends" if offer.separate else "peace for both sides"
        )
        send = Button(
            "Add to the draft" if self.n is None else "Change the draft",
            self._send,
            kind="primary",
            key="enter",
            size="main",
            enabled=why is None,
            why_not=why or "",
        )
        self.add(
            Row(Shield(table.tint(offer.to), 30), Text(f"Peace with {names.state(offer.to)}", "card_head"), gap=12),
            Text(
                f"{self.war.name}: we are {word} ({points:+d} of 100). An offer of {kind}.".replace("-", "−"), "second"
            ),
            Rule("ink", above=4, below=2),
            caps("Terms"),
            ScrollArea(Column(*rows, gap=0, arrows=True), label="Terms", height=250),
            Rule(above=4, below=4),
            Row(
                Text(verdict, "section", ink="good" if accept else "danger", grow=1),
                sum_words(names, "For them", they, go_on),
                sum_words(names, "For us", we, ours),
                gap=20,
            ),
            Text(f"{{danger:{why}}}" if why else names.terms(offer.terms).capitalize() + ".", "body", ink="ink_2"),
            Space(6),
            Row(Space(grow=1), Button("Cancel", self._close, kind="quiet"), send, gap=10),
        )

    def _row(self, label: str, terms: Settlement, mind: Mind, go_on: Terms) -> Widget:
        line = replace(self.offer, terms=terms)
        why = objection(self.table.desk, line, self.n)
        accept = float(total(terms_worth(mind, self.offer.to, terms, self.war))) >= float(total(go_on))
        value = "" if why else "they accept" if accept else "they refuse"
        return ListRow(
            label,
            lambda: self._choose(line),
            second=why or "",
            value=value,
            ink="good" if accept else "danger",
            icon="flag",
            chosen=terms == self.offer.terms,
            kind="body",
            enabled=why is None,
            why_not=why or "",
        )

    def _choose(self, line: s.OfferPeace) -> None:
        self.offer = line
        self.lay()

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()

    def _send(self) -> None:
        self.table.desk.put(self.n, self.offer)
        self._close()


def sum_words(names: Names, who: str, terms: Terms, go_on: Terms) -> Widget:
    """`For them +3.1 against −8.0`: the terms against going on, each opened in the tooltip."""
    worth, fight = float(total(terms)), float(total(go_on))
    rows = [
        SumRow(f"Terms: {opened(names, n)}", f"{float(v):+.1f}".replace("-", "−"))
        for n, v in terms.items()
        if abs(float(v)) >= 0.05
    ]
    rows += [
        SumRow(f"War: {opened(names, n)}", f"{float(v):+.1f}".replace("-", "−"))
        for n, v in go_on.items()
        if abs(float(v)) >= 0.05
    ]
    said = f"{who}: {{ink:**{worth:+.1f}**}}, fighting on {fight:+.1f}".replace("-", "−")
    tip = Tip(
        who,
        f"{worth:+.1f}".replace("-", "−"),
        "What the terms are worth, and what going on is; peace comes when the first is not less.",
        tuple(rows),
        SumRow("Terms less war", f"{worth - fight:+.1f}".replace("-", "−")),
    )
    return Text(said, "second", tip=tip)


def peace_sheet(table: Table, war: str, line: s.OfferPeace | None, n: int | None) -> Widget:
    """The sheet with the peace table on it."""
    fought = table.desk.world.wars[war]
    offer = line or first_offer(table, fought)
    if offer is None:
        return FittedSheet("Peace", Column(Text("Nobody is left on the other side to sign.", "body")))
    body = PeaceTable(table, fought, offer, n)
    sheet = FittedSheet("Peace", body, 760)
    body.sheet = sheet
    return sheet
