"""The treaty table: compose an offer with the other side's view beside it, live.

The verdict comes first in words, then the sum as a waterfall with the term that decides last; then the nearest
offers that they would sign. All of it is the other's own reckoning at public parameters (decisions 1).
"""

from collections.abc import Callable
from dataclasses import replace

from game.perception.bonds import sworn
from game.perception.forecast import Verdict, credence
from game.ui.screens.council_deeds import word_of
from game.ui.screens.council_offers import KINDS, MEANS, key_of, nearest, verdict_of, voice_of
from game.ui.screens.council_papers import (
    Table,
    banded,
    by_threat,
    foe_of,
    objection,
    opened,
    percent,
    state_options,
    term_rows,
)
from game.ui.screens.council_waterfall import Waterfall
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field
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
        self.sheet: Sheet | None = None
        self.lay()

    def write(self, line: s.ProposeTreaty) -> None:
        """Another offer; all columns follow."""
        self.line = line
        self.lay()

    def lay(self) -> None:
        """Lay out the three columns for the offer as it stands."""
        self.clear()
        verdict = verdict_of(self.table, self.line)
        left, middle, right = self._offer(verdict), self._seen(verdict), self._instead()
        left.width, right.width, middle.grow = 380, 356, 1
        self.add(left, Rule(upright=True), middle, Rule(upright=True), right)

    # -- what we offer --------------------------------------------------------------------------

    def _offer(self, verdict: Verdict) -> Widget:
        table, line, names = self.table, self.line, self.table.names
        why = objection(table.desk, line, self.n)
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
            *self._fields(),
            Text(MEANS[key_of(line)], "second"),
            Space(8),
            Row(send),
            Text(said, "second"),
            gap=4,
        )

    def _fields(self) -> list[Widget]:
        table, line = self.table, self.line
        others = by_threat(table.desk.view)
        kinds = [Option(key, label) for key, label, _, _ in KINDS]
        rows: list[Widget] = [
            _field("With", "dispatch", Dropdown("With", state_options(table, others), line.to, self._with, grow=1)),
            _field("Kind", "clause", Dropdown("Kind", kinds, key_of(line), self._kind, grow=1)),
        ]
        if line.treaty in (TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.OFFENCE):
            foes = [Option(None, "anyone", icon="who_comes")] if line.treaty is not TreatyKind.OFFENCE else []
            foes += state_options(table, [o for o in others if o != line.to])
            rows.append(_field("Against", "attack", Dropdown("Against", foes, line.against, self._against, grow=1)))
        if line.treaty is TreatyKind.DEFENCE:
            rows.append(
                _field(
                    "Binds to",
                    "treaty",
                    Choice(
                        "Binds to",
                        [Option(False, "arms"), Option(True, "talks only")],
                        line.consultative,
                        lambda v: self.write(replace(self.line, consultative=bool(v))),
                        even=True,
                    ),
                )
            )
            rows.append(
                _field(
                    "Unconditional",
                    "flag",
                    Choice(
                        "Unconditional",
                        [Option(False, "no"), Option(True, "also wars we begin")],
                        line.unconditional,
                        lambda v: self.write(replace(self.line, unconditional=bool(v))),
                    ),
                )
            )
        if line.treaty is TreatyKind.CLIENTAGE:
            rates = [Option(r, f"{r // 10} %") for r in (30, 60, 100, 150)]
            rows.append(
                _field(
                    "Tribute",
                    "silver",
                    Choice(
                        "Tribute",
                        rates,
                        line.tribute_permille,
                        lambda v: self.write(replace(self.line, tribute_permille=int(str(v)))),
                        even=True,
                    ),
                )
            )
            rows.append(
                _field(
                    "In wars",
                    "attack",
                    Choice(
                        "In wars",
                        [Option(True, "follows"), Option(False, "stays out")],
                        line.follows,
                        lambda v: self.write(replace(self.line, follows=bool(v))),
                        even=True,
                    ),
                )
            )
        return rows

    def _with(self, other: object) -> None:
        against = None if self.line.against == other else self.line.against
        self.write(replace(self.line, to=str(other), against=against))

    def _kind(self, key: object) -> None:
        _, _, kind, senior = next(k for k in KINDS if k[0] == key)
        against = self.line.against if kind in (TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE) else None
        if kind is TreatyKind.OFFENCE and against is None:
            against = next((o for o in by_threat(self.table.desk.view) if o != self.line.to), None)
        self.write(s.ProposeTreaty(kind, self.line.to, against=against, senior=senior))

    def _against(self, foe: object) -> None:
        self.write(replace(self.line, against=None if foe is None else str(foe)))

    def _send(self) -> None:
        desk = self.table.desk
        if self.n is None:
            desk.add(self.line)
        else:
            desk.replace(self.n, self.line)
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
        offers = nearest(table, line)
        cards = [_card(table, offer, verdict, self.write) for offer, verdict in offers]
        empty = voice(
            "Nothing that we could write would be signed today. Silver, deeds and a common danger change minds."
        )
        return Column(
            Text("The least that would do", "section"),
            Text("Offers nearest to yours that they would sign.", "second"),
            Space(4),
            ScrollArea(Column(*(cards or [empty]), gap=10), label="Offers", grow=1),
            gap=2,
        )


def _field(label: str, icon: str, control: Widget) -> Field:
    return Field(label, control, icon=icon, label_width=132)


def _card(table: Table, offer: s.ProposeTreaty, verdict: Verdict, apply: Callable[[s.ProposeTreaty], None]) -> Widget:
    label = next(label for key, label, _, _ in KINDS if key == key_of(offer))
    if offer.treaty is TreatyKind.DEFENCE:
        label = "Talks only" if offer.consultative else "Drop “unconditional”"
    head = Row(
        Text(label, "value", grow=1),
        Text(f"sum {verdict.milli / 1000:+.1f}".replace("-", "−"), "value", ink="good", tip=_sum_tip(table, verdict)),
        gap=6,
    )
    sign = Text(f"would sign {{ink:**{percent(verdict.chance.middle)}**}}", "second", grow=1)
    press = Button("Apply", lambda: apply(offer), size="row")
    return Card(head, Text(MEANS[key_of(offer)], "second"), Row(sign, press, gap=8), gap=4, pad=(13, 10), label=label)


def _sum_tip(table: Table, verdict: Verdict) -> Tip:
    total = SumRow("Sum", f"{verdict.milli / 1000:+.1f}".replace("-", "−"))
    return Tip(
        "Their sum", total.value, "Wealth a turn, as they would weigh it.", term_rows(table.names, verdict.terms), total
    )


def treaty_sheet(table: Table, other: str, line: s.ProposeTreaty, n: int | None) -> Widget:
    """The sheet with the treaty table on it."""
    body = TreatyTable(table, line, n)
    sheet = Sheet("Treaty table", body, width=1480, height=580)
    body.sheet = sheet
    return sheet
