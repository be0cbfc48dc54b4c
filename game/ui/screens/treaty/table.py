"""The treaty table: compose an offer with the other side's view beside it, live.

The verdict comes first in words, then the sum as a waterfall with the term that decides last; then the nearest
offers that they would sign, and below what would follow from a signature, hop by hop. All of it is the other's own
reckoning at public parameters (decisions 1). Signing and coming are kept apart throughout.
"""

import pygame

from game.perception.forecast import Verdict
from game.perception.offers import own_verdict
from game.ui.figures import in_hundred, worth
from game.ui.screens.parts.waterfall import Waterfall
from game.ui.screens.treaty.beside import beside_column
from game.ui.screens.treaty.clauses import clause_rows, drafted_gift, gift_row, who_knows
from game.ui.screens.treaty.grounds import grounds
from game.ui.screens.treaty.hops import Hops
from game.ui.screens.treaty.offers import (
    MEANS,
    key_of,
    kind_label,
    least_that_would_do,
    verdict_of,
    voice_of,
)
from game.ui.screens.words.deeds import word_of
from game.ui.screens.words.papers import Table, banded, foe_of, money, objection, percent
from game.ui.screens.words.signing import Signing, signing
from game.ui.screens.words.terms import term_rows, term_words
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Panel, Sheet
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s

__all__ = ["TreatyTable", "treaty_sheet"]

_BELOW = 212.0
_OFFER, _BESIDE = (0.262, 270.0, 380.0), (0.246, 262.0, 356.0)
"""Shares of the width that the side columns take, the least and the most, px of the design."""


class TreatyTable(Row):
    """The three columns: what we offer, how they see it, what they would sign instead; `below` is what follows."""

    def __init__(self, table: Table, line: s.ProposeTreaty, n: int | None) -> None:
        super().__init__(gap=30, across="stretch", label="Treaty table")
        self.table, self.line, self.n = table, line, n
        self.gift = drafted_gift(table, line.to)
        self.below = Panel(label="What follows", pad=(24, 14), gap=4)
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
        """Lay out the columns for the offer as it stands."""
        self.clear()
        table, line = self.table, self.line
        verdict = verdict_of(table, line, self.gift)
        follows = signing(table.desk.view, line, line.against or foe_of(table.desk))
        least = least_that_would_do(table, line)
        left, middle = self._offer(verdict), self._seen(verdict, follows)
        right = beside_column(table, line, self.gift, least, self.send_along)
        middle.grow = 1
        self.add(left, Rule(upright=True), middle, Rule(upright=True), right)
        self._lay_below(verdict, follows)

    def place(self, look: Look) -> None:
        """The side columns take their shares of the paper, within what they need and can use."""
        wide = self.rect.w / look.scale
        for column, (share, least, most) in ((self.children[0], _OFFER), (self.children[-1], _BESIDE)):
            column.width = min(max(wide * share, least), most)
        super().place(look)

    # -- what we offer --------------------------------------------------------------------------

    def _offer(self, verdict: Verdict) -> Widget:
        table, line = self.table, self.line
        why = objection(table.desk, line, self.n)
        if why is None and self.gift:
            why = objection(table.desk, s.Gift(line.to, self.gift))
        said = "" if why is None else f"{{danger:{why}}}"
        if why is None and not verdict.accepts:
            said = "They would refuse it as it stands; it can be sent all the same."
        clauses = Column(
            *clause_rows(table, line, self.write),
            gift_row(table, line, self.gift, self.send_along),
            Space(2),
            Text(f"{MEANS[key_of(line)]} {who_knows(table, line)}", "second"),
            gap=1,
        )
        return Column(
            caps("Treaty table"),
            self._parties(),
            Space(4),
            ScrollArea(clauses, label="Clauses", grow=1),
            Text(said, "second"),
            Row(self._send_button(why)),
            gap=4,
        )

    def _parties(self) -> Widget:
        table, line, names = self.table, self.line, self.table.names
        return Row(
            Shield(table.tint(table.desk.seat), 32, own=True),
            Text(names.state(table.desk.seat), "card_head", one_line=True),
            Rule(grow=1),
            voice("and"),
            Rule(grow=1),
            Text(names.state(line.to), "card_head", one_line=True),
            Shield(table.tint(line.to), 32),
            gap=10,
        )

    def _send_button(self, why: str | None) -> Widget:
        label = "Add to the draft" if self.n is None else "Change the draft"
        return Button(
            label, self._send, key="ctrl+enter", kind="primary", size="main", grow=1, enabled=why is None,
            why_not=why or "",
        )  # fmt: skip

    def _send(self) -> None:
        desk = self.table.desk
        desk.put(self.n, self.line)
        if self.gift:
            desk.add(s.Gift(self.line.to, self.gift))
        if self.sheet is not None:
            self.sheet.dismiss()

    # -- how they see it ------------------------------------------------------------------------

    def _seen(self, verdict: Verdict, follows: Signing | None) -> Widget:
        table, line, names = self.table, self.line, self.table.names
        head, ink = ("They would sign", "good") if verdict.accepts else ("They would refuse", "danger")
        seconds = {term_words(names, name): said for name, said in grounds(table, line, self.gift).items()}
        rows = [(term_words(names, t.name), t.milli) for t in verdict.terms if abs(t.milli) >= 50]
        figure = worth(verdict.milli)
        return Column(
            caps(f"How {names.state(line.to)} sees it, now"),
            Row(
                Text(head, "verdict", ink=ink, grow=1),
                Text(figure, "great_figure", ink=ink, tip=_sum_tip(table, verdict, "Their sum")),
            ),
            voice(f"“{voice_of(verdict)}”"),
            Space(6),
            ScrollArea(Waterfall(rows, not verdict.accepts, seconds, verdict.milli), label="What they weigh", grow=1),
            Rule(),
            *self._chances(verdict, follows),
            gap=3,
        )

    def _chances(self, verdict: Verdict, follows: Signing | None) -> list[Widget]:
        """Would sign, and would come: two things; then what it is worth to us, and our word as they know it."""
        table, line, names = self.table, self.line, self.table.names
        sign, them, told = verdict.chance, names.state(line.to), ""
        rows: list[Widget] = [
            Estimate(
                "Would sign", sign.middle / 10, sign.low / 10, sign.high / 10, label_width=132,
                ink="good" if verdict.accepts else "danger", half=True,
                tip=Tip("Would sign", banded(sign), "Their own sum, with the error a staff makes."),
            ),
        ]  # fmt: skip
        if follows is not None and follows.come is not None and follows.foe is not None:
            now, then = follows.come
            tip = Tip(
                f"{them} comes against {names.state(follows.foe)}",
                f"{percent(now.middle)} now, {percent(then.middle)} once signed",
                "Signing and coming are two things: a promise is kept when it falls due, or not.",
            )
            rows.append(
                Estimate("Would come", then.middle / 10, then.low / 10, then.high / 10, label_width=132,
                         ink="ink_2", half=True, tip=tip)
            )  # fmt: skip
            told += f"Coming: against {names.state(follows.foe)} once signed; {percent(now.middle)} as things stand. "
        ours = own_verdict(table.desk.view, line, self.gift)
        told += f"To us it is worth {{ink:**{worth(ours.milli)}**}} a turn."
        to_us = Text(told, "second", tip=_sum_tip(table, ours, "Worth to us"))
        deeds = word_of(table.desk, table.desk.seat)
        trust = in_hundred(table.desk.world.trust[line.to][table.desk.seat].permille)
        word = f"kept {sum(deeds)}, broken {len(deeds) - sum(deeds)}" if deeds else "never yet called"
        ours_kept = Text(f"Our word: {word}; their trust in us {trust} of 100.", "second")
        return [*rows, Space(2), to_us, ours_kept]

    # -- what follows ---------------------------------------------------------------------------

    def _lay_below(self, verdict: Verdict, follows: Signing | None) -> None:
        """What would follow from a signature."""
        table, line = self.table, self.line
        self.below.clear()
        if follows is None:
            self.below.add(Text("One of the two is not on the board.", "body"))
            return
        kind = kind_label(line)
        sent = f", with {money(self.gift)} in silver" if self.gift else ""
        card = (kind + sent, f"would sign {percent(verdict.chance.middle)}")
        known = ", once it is known" if line.secret else ""
        said = f"if they sign{known}"
        picture = Hops(follows, card, (table.desk.seat, line.to), table.tint, said, grow=1)
        self.below.add(picture)


def _sum_tip(table: Table, verdict: Verdict, name: str) -> Tip:
    total = SumRow("Sum", worth(verdict.milli))
    rows = term_rows(table.names, verdict.terms)
    return Tip(name, total.value, "Wealth a turn, as they would weigh it.", rows, total)


class _TableSheet(Sheet):
    """The table above, and below it as much paper as the three rows of what follows need."""

    def __init__(self, body: TreatyTable) -> None:
        super().__init__("Treaty table", body, below=body.below, below_height=_BELOW)
        self._below = body.below
        self._where[0], self._where[1] = self._paper, self._follows

    def _paper(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        side, top = look.px(36), look.px(26)
        foot = self._follows(rect, look).y - look.px(20)
        return pygame.Rect(side, rect.y + top, rect.w - 2 * side, foot - rect.y - top)

    def _follows(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        wide = rect.w - 2 * look.px(36)
        high = max(look.px(_BELOW), self._below.measure(look, wide)[1])
        return pygame.Rect(look.px(36), rect.bottom - look.px(26) - high, wide, high)


def treaty_sheet(table: Table, other: str, line: s.ProposeTreaty, n: int | None) -> Widget:
    """The sheet with the treaty table on it, and what follows below."""
    body = TreatyTable(table, line, n)
    sheet = _TableSheet(body)
    body.sheet = sheet
    return sheet
