"""The treaty table: compose an offer with the other side's view beside it, live.

The verdict comes first in words, then the sum as a waterfall with the term that decides last; then the nearest
offers that they would sign. All of it is the other's own reckoning at public parameters (decisions 1).
"""

from collections.abc import Callable

from game.perception.bonds import sworn
from game.perception.counter_offers import CounterOffer, NoOffer
from game.perception.forecast import Verdict, credence
from game.ui.screens.parts.waterfall import Waterfall
from game.ui.screens.treaty.clauses import clause_rows, drafted_gift, gift_row, who_knows
from game.ui.screens.treaty.offers import MEANS, change_of, key_of, least_that_would_do, nearest, verdict_of, voice_of
from game.ui.screens.words.deeds import word_of
from game.ui.screens.words.papers import (
    Table,
    banded,
    foe_of,
    money,
    objection,
    opened,
    percent,
    term_rows,
)
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card, Sheet
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.treaties import TreatyKind

__all__ = ["TreatyTable", "treaty_sheet"]


class TreatyTable(Row):
    """The three columns: what we offer, how they see it, what they would sign instead."""

    def __init__(self, table: Table, line: s.ProposeTreaty, n: int | None) -> None:
        super().__init__(gap=36, across="stretch", label="Treaty table")
        self.table, self.line, self.n = table, line, n
        self.gift = drafted_gift(table, line.to)
        self.sheet: Sheet | None = None
        self.lay()

    def write(self, line: s.ProposeTreaty) -> None:
        """Another offer; all columns follow."""
        self.gift = self.gift if line.to == self.line.to else drafted_gift(self.table, line.to)
        self.line = line
        self.lay()

    def send_along(self, gift: int, line: s.ProposeTreaty | None = None) -> None:
        """Silver with the letter, and other terms where some are given."""
        self.gift, self.line = gift, line or self.line
        self.lay()

    def lay(self) -> None:
        """Lay out the three columns for the offer as it stands."""
        self.clear()
        verdict = verdict_of(self.table, self.line, self.gift)
        left, middle, right = self._offer(verdict), self._seen(verdict), self._instead()
        left.width, right.width, middle.grow = 380, 356, 1
        self.add(left, Rule(upright=True), middle, Rule(upright=True), right)

    # -- what we offer --------------------------------------------------------------------------

    def _offer(self, verdict: Verdict) -> Widget:
        table, line, names = self.table, self.line, self.table.names
        why = objection(table.desk, line, self.n)
        if why is None and self.gift:
            why = objection(table.desk, s.Gift(line.to, self.gift))
        send = Button(
            "Add to the draft" if self.n is None else "Change the draft",
            self._send,
            key="enter",
            kind="primary",
            size="main",
            grow=1,
            enabled=why is None,
            why_not=why or "",
        )
        said = "" if why is None else f"{{danger:{why}}}"
        if why is None and not verdict.accepts:
            said = "They would refuse it as it stands; it can be sent all the same."
        parties = Row(
            Shield(table.tint(table.desk.seat), 32, own=True),
            Text(names.state(table.desk.seat), "section", one_line=True),
            voice("and"),
            Text(names.state(line.to), "section", one_line=True),
            Shield(table.tint(line.to), 32),
            gap=10,
        )
        return Column(
            caps("Treaty table"),
            parties,
            Space(6),
            ScrollArea(
                Column(
                    *clause_rows(table, line, self.write),
                    gift_row(table, line, self.gift, self.send_along),
                    Text(f"{MEANS[key_of(line)]} {who_knows(table, line)}", "second"),
                    gap=4,
                ),
                label="Clauses",
                grow=1,
            ),
            Space(4),
            Row(send),
            Text(said, "second"),
            gap=4,
        )

    def _send(self) -> None:
        desk = self.table.desk
        desk.put(self.n, self.line)
        if self.gift:
            desk.add(s.Gift(self.line.to, self.gift))
        if self.sheet is not None:
            self.sheet.dismiss()

    # -- how they see it ------------------------------------------------------------------------

    def _seen(self, verdict: Verdict) -> Widget:
        table, line, names = self.table, self.line, self.table.names
        them = names.state(line.to)
        head, ink = ("They would sign", "good") if verdict.accepts else ("They would refuse", "danger")
        figure = f"{verdict.milli / 1000:+.1f}".replace("-", "−")
        rows = [(opened(names, t.name), t.milli) for t in verdict.terms if abs(t.milli) >= 50]
        deeds = word_of(table.desk, table.desk.seat)
        trust = table.desk.world.trust[line.to][table.desk.seat].permille // 10
        word = f"kept {sum(deeds)}, broken {len(deeds) - sum(deeds)}" if deeds else "never yet called"
        told = f"Our word, as they have seen it: {word}; their trust in us {trust} of 100."
        chance = verdict.chance
        return Column(
            caps(f"How {them} sees it, now"),
            Row(
                Text(head, "verdict", ink=ink, grow=1),
                Text(figure, "great_figure", ink=ink, tip=_sum_tip(table, verdict)),
                Space(28),
            ),
            voice(f"“{voice_of(verdict)}”"),
            Space(8),
            Waterfall(rows, not verdict.accepts),
            Rule(above=6, below=6),
            Estimate(
                "Chance that they sign",
                chance.middle / 10,
                chance.low / 10,
                chance.high / 10,
                label_width=190,
                ink="good" if verdict.accepts else "danger",
                half=True,
                tip=Tip("Chance that they sign", banded(chance), "Their own sum, with the error a staff makes."),
            ),
            *self._help(line),
            Text(told, "second"),
            gap=4,
        )

    def _help(self, line: s.ProposeTreaty) -> list[Widget]:
        """What we get of it: would they come, and what that does to our danger."""
        desk, names = self.table.desk, self.table.names
        foe = line.against or foe_of(desk)
        if line.treaty is not TreatyKind.DEFENCE or foe is None or foe == line.to:
            return []
        survey = desk.view.survey
        bound = float(sworn(desk.view.reckoning, survey.of(line.to), survey.of(desk.seat))[survey.of(foe)])
        if line.consultative:
            bound = 0.0
        free = credence(desk.view, line.to, desk.seat, foe)
        signed = f"{{ink:**{percent(round(bound * 1000))}**}} if signed"
        said = f"would come against {names.state(foe)} {signed}, {percent(free.middle)} now"
        return [
            Text(
                said,
                "body",
                ink="ink_2",
                tip=Tip(
                    "Would come", "", "Signing and coming are two things: a promise is kept when it falls due, or not."
                ),
            )
        ]

    # -- what they would sign instead --------------------------------------------------------------

    def _instead(self) -> Widget:
        table, line = self.table, self.line
        cards: list[Widget] = []
        found = None if verdict_of(table, line, self.gift).accepts else least_that_would_do(table, line)
        if isinstance(found, CounterOffer) and found.gift:
            cards.append(self._with_silver(found))
        cards += [_card(table, line, offer, verdict, self.write) for offer, verdict in nearest(table, line)]
        if not cards:
            said = "**Nothing would do today.** Silver, deeds and a common danger change minds; words do not."
            cards.append(Text(said, "body"))
        if isinstance(found, NoOffer) and found.reason is not None:
            against = opened(table.names, found.reason.name)
            figure = f"{found.reason.milli / 1000:+.1f}".replace("-", "−")
            cards.append(Text(f"No treaty of this kind would do: {against.lower()} weighs {figure}.", "second"))
        return Column(
            Text("The least that would do", "section"),
            Text(f"Changes nearest to yours that {table.names.state(line.to)} would sign.", "second"),
            Space(4),
            ScrollArea(Column(*cards, gap=10), label="Offers", grow=1),
            gap=2,
        )

    def _with_silver(self, found: CounterOffer) -> Widget:
        """The same kind of treaty with silver on top."""
        table = self.table
        terms = change_of(table.names, self.line, found.line)
        label = f"{money(found.gift)} in silver" + (f"; {terms[:1].lower()}{terms[1:]}" if terms else "")
        press = Button("Apply", lambda: self.send_along(found.gift, found.line), size="row")
        sign = Text(f"would sign {{ink:**{percent(found.theirs.chance.middle)}**}}", "second", grow=1)
        said = "Given with the letter, whatever they answer."
        head = Row(Text(label, "value", grow=1), _figure(table, found.theirs), gap=6)
        return Card(head, Text(said, "second"), Row(sign, press, gap=8), gap=4, pad=(13, 10), label=label)


def _card(
    table: Table,
    line: s.ProposeTreaty,
    offer: s.ProposeTreaty,
    verdict: Verdict,
    apply: Callable[[s.ProposeTreaty], None],
) -> Widget:
    label = change_of(table.names, line, offer)
    head = Row(Text(label, "value", grow=1), _figure(table, verdict), gap=6)
    sign = Text(f"would sign {{ink:**{percent(verdict.chance.middle)}**}}", "second", grow=1)
    press = Button("Apply", lambda: apply(offer), size="row")
    means = MEANS[key_of(offer)] if key_of(offer) != key_of(line) else "All else as you wrote it."
    return Card(head, Text(means, "second"), Row(sign, press, gap=8), gap=4, pad=(13, 10), label=label)


def _figure(table: Table, verdict: Verdict) -> Text:
    said = f"sum {verdict.milli / 1000:+.1f}".replace("-", "−")
    return Text(said, "value", ink="good", tip=_sum_tip(table, verdict))


def _sum_tip(table: Table, verdict: Verdict) -> Tip:
    total = SumRow("Sum", f"{verdict.milli / 1000:+.1f}".replace("-", "−"))
    return Tip(
        "Their sum", total.value, "Wealth a turn, as they would weigh it.", term_rows(table.names, verdict.terms), total
    )


def treaty_sheet(table: Table, other: str, line: s.ProposeTreaty, n: int | None) -> Widget:
    """The sheet with the treaty table on it."""
    body = TreatyTable(table, line, n)
    sheet = Sheet("Treaty table", body, width=1480, height=640)
    body.sheet = sheet
    return sheet
