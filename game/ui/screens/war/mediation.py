"""Mediation: terms that both leaders of somebody else's war might take, with each one's sum (article 31)."""

from dataclasses import replace

from game.doctrines.peace import candidates, terms_worth, war_terms
from game.measures.law import side_of
from game.perception.reckoning import total
from game.rules.mediation import MEDIATED, THANKS
from game.rules.terms import leader_of
from game.ui.screens.war.settlement import mind_of, sum_words
from game.ui.screens.words.papers import Table, objection
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Rule, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import FittedSheet, Sheet
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.conflicts import AimKind, Settlement, Side, War
from game.world.constants import WEALTH
from game.world.worlds import World

__all__ = ["leaders_of", "mediation_sheet", "releasable"]


def leaders_of(table: Table, war: War) -> tuple[str, str] | None:
    """Who would have to agree: the leaders of both sides; None where one side has nobody left, or we fight in it."""
    world = table.desk.world
    first, second = (leader_of(world, war, side) for side in (Side.ATTACK, Side.DEFENCE))
    if first is None or second is None or side_of(war, table.desk.seat) is not None:
        return None
    known = table.desk.view.survey.index
    return (first, second) if first in known and second in known else None


def releasable(table: Table, war: War) -> list[str]:
    """Allies of ours that we, as leader of a side, may still let go (article 32)."""
    seat = table.desk.seat
    side = side_of(war, seat)
    if side is None or leader_of(table.desk.world, war, side) != seat:
        return []
    mine = (b for b in war.belligerents if b.left is None and b.side is side and b.state != seat)
    return sorted(b.state for b in mine if not b.released)


def put_forward(world: World, war: War) -> list[Settlement]:
    """Terms a mediator may put that neither leader has earned yet: what it was begun for, and silver either way."""
    found = []
    if war.aim.kind is AimKind.PROVINCE and war.aim.province:
        found.append(Settlement(cessions={war.aim.province: war.attacker}))
    elif war.aim.kind is AimKind.CLIENTAGE:
        found.append(Settlement(clients={war.defender: war.attacker}))
    for payer, payee in ((war.defender, war.attacker), (war.attacker, war.defender)):
        silver = world.states[payer].treasury // 4
        if silver >= WEALTH:
            found.append(Settlement(indemnity=silver // WEALTH * WEALTH, payer=payer, payee=payee))
    return found


class MediationTable(Column):
    """The list of terms with the word of both leaders, and the button that sends them to both."""

    def __init__(self, table: Table, war: War, leaders: tuple[str, str], line: s.Mediate, n: int | None) -> None:
        super().__init__(gap=5, label="Mediation")
        self.table, self.war, self.leaders, self.line, self.n = table, war, leaders, line, n
        self.sheet: Sheet | None = None
        self.mind = mind_of(table.desk.view)
        self.bars = {one: war_terms(self.mind, war, one) for one in leaders}
        self.lay()

    def lay(self) -> None:
        """Lay out the terms, and what both say to the chosen ones."""
        self.clear()
        table, names, line = self.table, self.table.names, self.line
        first, second = self.leaders
        why = objection(table.desk, line, self.n)
        yes = [one for one in self.leaders if self.accepts(one, line.terms)]
        verdict = {2: "Both would accept", 0: "Both would refuse"}.get(
            len(yes), f"Only {names.state(yes[0])} would accept" if yes else ""
        )
        sums = [
            sum_words(names, names.state(one), terms_worth(self.mind, one, line.terms, self.war), self.bars[one])
            for one in self.leaders
        ]
        head = Row(
            Shield(table.tint(first), 30),
            Text("Mediation", "card_head"),
            Shield(table.tint(second), 30),
            gap=12,
        )
        told = (
            f"{self.war.name}. Peace comes if {names.state(first)} and {names.state(second)} both say yes in the "
            f"dispatches; both then trust us more (+{THANKS / 1000:g} of good faith), and a pact that we lead gains "
            f"{MEDIATED} of legitimacy."
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
        rows = self._rows()
        self.add(
            head,
            Text(told, "second"),
            Rule("ink", above=4, below=2),
            caps("Terms"),
            ScrollArea(Column(*rows, gap=0, arrows=True), label="Terms", height=min(230, 46 * len(rows))),
            Rule(above=4, below=4),
            Row(Text(verdict, "section", ink="good" if len(yes) == 2 else "danger", grow=1), gap=20),
            Row(*sums, gap=28),
            Text(f"{{danger:{why}}}" if why else names.terms(line.terms).capitalize() + ".", "body", ink="ink_2"),
            Space(6),
            Row(Space(grow=1), Button("Cancel", self._close, kind="quiet"), send, gap=10),
        )

    def accepts(self, state: str, terms: Settlement) -> bool:
        """Whether a leader would rather take the terms than fight on."""
        return float(total(terms_worth(self.mind, state, terms, self.war))) >= float(total(self.bars[state]))

    def _rows(self) -> list[Widget]:
        """Terms, those that both would take first."""
        found: list[Settlement] = []
        world = self.table.desk.world
        for terms in (Settlement(), self.line.terms, *candidates(self.mind, self.war), *put_forward(world, self.war)):
            if terms not in found:
                found.append(terms)
        return [
            self._row(terms) for terms in sorted(found, key=lambda t: -sum(self.accepts(x, t) for x in self.leaders))
        ]

    def _row(self, terms: Settlement) -> Widget:
        names = self.table.names
        line = replace(self.line, terms=terms)
        why = objection(self.table.desk, line, self.n)
        yes = [one for one in self.leaders if self.accepts(one, terms)]
        value = {2: "both accept", 0: "both refuse"}.get(len(yes), f"only {names.state(yes[0])}" if yes else "")
        said = names.terms(terms)
        return ListRow(
            said[:1].upper() + said[1:],
            lambda: self._choose(line),
            second=why or "",
            value="" if why else value,
            ink="good" if len(yes) == 2 else "danger",
            icon="flag",
            chosen=terms == self.line.terms,
            kind="body",
            tip=why or "",
        )

    def _choose(self, line: s.Mediate) -> None:
        self.line = line
        self.lay()

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()

    def _send(self) -> None:
        self.table.desk.put(self.n, self.line)
        self._close()


def mediation_sheet(table: Table, line: s.Mediate, n: int | None) -> Widget:
    """The sheet with the mediator's table on it."""
    war = table.desk.world.wars[line.war]
    leaders = leaders_of(table, war)
    if leaders is None:
        return FittedSheet("Mediation", Column(Text("Nobody is left to speak for both sides.", "body")))
    body = MediationTable(table, war, leaders, line, n)
    sheet = FittedSheet("Mediation", body, 760)
    body.sheet = sheet
    return sheet
