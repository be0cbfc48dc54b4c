"""The treaty table: compose an offer with the other side's view beside it, live.

The verdict comes first in words, then the sum as a waterfall with the term that decides last; then the nearest
offers that they would sign. All of it is the other's own reckoning at public parameters (decisions 1).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

import pygame

from game.perception.bonds import sworn
from game.perception.forecast import Verdict, credence, danger, would_sign
from game.rules.dealings import cannot_sign
from game.ui.screens.council_deeds import word_of
from game.ui.screens.council_papers import Table, banded, by_threat, foe_of, opened, percent, state_options, term_rows
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card, Sheet
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.reasons import Term
from game.world.treaties import TreatyKind

__all__ = ["Waterfall", "treaty_sheet"]

_KINDS: tuple[tuple[str, str, TreatyKind, bool], ...] = (
    ("defence", "Defence", TreatyKind.DEFENCE, True),
    ("non_aggression", "Non-aggression", TreatyKind.NON_AGGRESSION, True),
    ("trade", "Trade", TreatyKind.TRADE, True),
    ("we_guarantee", "We guarantee them", TreatyKind.GUARANTEE, True),
    ("they_guarantee", "They guarantee us", TreatyKind.GUARANTEE, False),
    ("our_client", "They become our client", TreatyKind.CLIENTAGE, True),
    ("their_client", "We become their client", TreatyKind.CLIENTAGE, False),
    ("offence", "Joint attack", TreatyKind.OFFENCE, True),
)
_MEANS = {
    "defence": "Each comes when the other is attacked; two in a hundred of income for staffs and garrisons.",
    "non_aggression": "Neither attacks the other, nor helps who does.",
    "trade": "Harbours stand open; war would cost both more.",
    "we_guarantee": "We defend them, and they owe us nothing.",
    "they_guarantee": "They defend us, and we owe them nothing.",
    "our_client": "They pay tribute and follow; we protect them and answer for them.",
    "their_client": "We pay tribute and follow; they protect us and stay their hand.",
    "offence": "Both attack the state named, and share what is taken.",
}
_VOICES = {
    "safety": "We are safer with you than without.",
    "their_wars": "Your wars would become ours.",
    "upkeep": "It costs more than it guards.",
    "feeds_a_rival": "What makes you stronger makes us weaker.",
    "tribute": "Tribute is a price we can count.",
    "autonomy": "We will not be told what to do.",
    "protection": "A strong friend costs less than an army.",
    "hands_tied": "We would rather keep our hands free.",
    "trade": "Our harbours live by this.",
    "duty_to_protect": "Who would answer for you, and against whom?",
    "conquest_forgone": "Why sign for what can be taken?",
    "entanglement": "We have enemies enough of our own.",
    "rank": "It becomes us to be asked.",
    "patron_stays_its_hand": "A friend at our back is worth a treaty.",
}


class Waterfall(Widget):
    """Signed terms from zero, the largest help first, what decides last and washed; then the sum."""

    role: ClassVar[str] = "waterfall"

    def __init__(self, rows: Sequence[tuple[str, int]], refused: bool) -> None:
        super().__init__("What they weigh")
        helps = sorted((r for r in rows if r[1] > 0), key=lambda r: -r[1])
        hurts = sorted((r for r in rows if r[1] < 0), key=lambda r: -r[1])
        self.rows = [*helps, *hurts]
        self.refused = refused and bool(hurts)
        self.sum = sum(milli for _, milli in rows)

    def _row(self, look: Look) -> int:
        return look.px(36)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._row(look) * len(self.rows) + look.px(44)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        marks, at = [0], 0
        for _, milli in self.rows:
            at += milli
            marks.append(at)
        low, high = min(marks), max(*marks, 1)
        words = look.px(240)
        chart = pygame.Rect(
            self.rect.x + words + look.px(50), self.rect.y, self.rect.w - words - look.px(100), self.rect.h
        )
        scale = chart.w / max(high - low, 1)
        zero = chart.x + round(-low * scale)
        for n, (name, milli) in enumerate(self.rows):
            last = self.refused and n == len(self.rows) - 1
            self._bar(
                surface,
                look,
                n,
                (zero + round(marks[n] * scale), zero + round(marks[n + 1] * scale)),
                (name, milli),
                last,
            )
        bottom = self.rect.y + self._row(look) * len(self.rows)
        look.paint.line(surface, look.hue("ink"), [(zero, self.rect.y), (zero, bottom + look.px(6))], 1.5)
        self._total(surface, look, zero + round(marks[-1] * scale), zero, bottom)

    def _bar(
        self, surface: pygame.Surface, look: Look, n: int, ends: tuple[int, int], row: tuple[str, int], last: bool
    ) -> None:
        high = self._row(look)
        y = self.rect.y + n * high
        if last:
            surface.fill(look.hue("danger_wash"), pygame.Rect(self.rect.x, y, self.rect.w, high))
        look.text.draw(
            surface, row[0], "value", (self.rect.x + look.px(6), y + high // 2), anchor="middle", width=look.px(250)
        )
        ink = "danger" if last else "good" if row[1] > 0 else "bad"
        left, right = min(ends), max(ends)
        bar = pygame.Rect(left, y + look.px(9), max(right - left, 2), high - look.px(18))
        surface.fill(look.hue(ink), bar)
        if row[1] < 0:
            look.paint.hatch(surface, bar, "/", look.hue("paper_0"), period=6, width=1.2, alpha=0.6)
        if n < len(self.rows) - 1:
            look.paint.dashes(
                surface,
                look.hue("ink_2"),
                (ends[1], bar.bottom),
                (ends[1], bar.bottom + look.px(18)),
                width=1,
                dash=2,
                gap=2,
            )
        said = f"{row[1] / 1000:+.1f}".replace("-", "−")
        at = (right + look.px(7), bar.centery) if row[1] > 0 else (left - look.px(7), bar.centery)
        side = "left" if row[1] > 0 else "right"
        look.text.draw(surface, said, "value", at, anchor="middle", align=side, colour=look.hue("ink"))  # type: ignore[arg-type]

    def _total(self, surface: pygame.Surface, look: Look, x: int, zero: int, bottom: int) -> None:
        ink = look.hue("danger" if self.sum <= 0 else "good")
        look.paint.line(surface, ink, [(x, bottom), (x, bottom + look.px(10))], 2)
        said = f"sum {self.sum / 1000:+.1f}".replace("-", "−")
        look.text.draw(
            surface, said, "value", (x, bottom + look.px(14)), align="right" if self.sum <= 0 else "left", colour=ink
        )
        other = "left" if self.sum <= 0 else "right"
        look.text.draw(
            surface, "accept from 0", "second", (zero, bottom + look.px(16)), align=other, colour=look.hue("ink")
        )  # type: ignore[arg-type]


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
        why = table.desk.why_not(line)
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
            Text(_MEANS[_key(line)], "second"),
            Space(8),
            Row(send),
            Text(said, "second"),
            gap=4,
        )

    def _fields(self) -> list[Widget]:
        table, line = self.table, self.line
        others = by_threat(table.desk.view)
        kinds = [Option(key, label) for key, label, _, _ in _KINDS]
        rows: list[Widget] = [
            _field("With", "dispatch", Dropdown("With", state_options(table, others), line.to, self._with, grow=1)),
            _field("Kind", "clause", Dropdown("Kind", kinds, _key(line), self._kind, grow=1)),
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
        _, _, kind, senior = next(k for k in _KINDS if k[0] == key)
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
        rows = [(opened(names, t.name), t.milli) for t in verdict.terms]
        deeds = word_of(table.desk, table.desk.seat)
        told = f"Our word, as they have seen it: kept {sum(deeds)}, broken {len(deeds) - sum(deeds)}; their trust in us {table.desk.world.trust[line.to][table.desk.seat].permille // 10}."
        chance = verdict.chance
        return Column(
            caps(f"How {them} sees it, now"),
            Row(
                Text(head, "verdict", ink=ink, grow=1),
                Text(figure, "great_figure", ink=ink, tip=_sum_tip(table, verdict)),
                Space(28),
            ),
            voice(f"“{_voice_of(verdict)}”"),
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
        said = f"would come against {names.state(foe)} {{ink:**{percent(round(bound * 1000))}**}} if signed, {percent(free.middle)} now"
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


def _key(line: s.ProposeTreaty) -> str:
    """The kind of an offer with its direction."""
    found = [key for key, _, kind, senior in _KINDS if kind is line.treaty and senior == line.senior]
    return found[0] if found else next((key for key, _, kind, _ in _KINDS if kind is line.treaty), "defence")


def verdict_of(table: Table, line: s.ProposeTreaty) -> Verdict:
    """What they would say: the forecast, with the clauses that it leaves out of account weighed as minds weigh them."""
    view = table.desk.view
    verdict = would_sign(view, line.treaty, line.to, senior=line.senior)
    if line.treaty is not TreatyKind.DEFENCE:
        return verdict
    terms = list(verdict.terms)
    if line.consultative:
        terms = [Term(t.name, t.milli * 2 // 5) for t in terms]
    if line.unconditional:
        income = float(view.survey.income[view.survey.of(line.to)])
        terms.append(Term("chain", round(-30 * income)))
    return _weighed(verdict, tuple(terms), float(view.survey.income[view.survey.of(line.to)]))


def _weighed(verdict: Verdict, terms: tuple[Term, ...], income: float) -> Verdict:
    """A verdict on other terms, with the same spread of error."""
    if terms == verdict.terms:
        return verdict
    import numpy as np

    from game.perception.forecast import Estimate as Chance
    from game.perception.reckoning import logistic

    milli, width = sum(t.milli for t in terms), 0.02 * income
    at = [round(1000 * float(logistic(np.asarray((milli / 1000 + e * width) / width)))) for e in (0.0, -1.0, 1.0)]
    return Verdict(Chance(*at), terms, milli)


def nearest(table: Table, line: s.ProposeTreaty) -> list[tuple[s.ProposeTreaty, Verdict]]:
    """Lawful offers that they would sign, nearest first: the same kind with fewer clauses, then other kinds."""
    tried: list[s.ProposeTreaty] = []
    if line.treaty is TreatyKind.DEFENCE:
        tried += [replace(line, unconditional=False), replace(line, unconditional=False, consultative=True)]
    tried += [
        s.ProposeTreaty(kind, line.to, senior=senior) for _, _, kind, senior in _KINDS if kind is not TreatyKind.OFFENCE
    ]
    seat, found = table.desk.seat, []
    for offer in dict.fromkeys(tried):
        if offer == line or (
            offer.treaty is line.treaty
            and offer.senior == line.senior
            and not line.unconditional
            and not offer.consultative
        ):
            continue
        senior, junior = (seat, offer.to) if offer.senior else (offer.to, seat)
        verdict = verdict_of(table, offer)
        if verdict.accepts and cannot_sign(table.desk.world, offer.treaty, senior, junior) is None:
            found.append((offer, verdict))
    return found[:5]


def _card(table: Table, offer: s.ProposeTreaty, verdict: Verdict, apply: Callable[[s.ProposeTreaty], None]) -> Widget:
    label = next(label for key, label, _, _ in _KINDS if key == _key(offer))
    if offer.treaty is TreatyKind.DEFENCE:
        label = "Talks only" if offer.consultative else "Drop “unconditional”"
    head = Row(
        Text(label, "value", grow=1),
        Text(f"sum {verdict.milli / 1000:+.1f}".replace("-", "−"), "value", ink="good", tip=_sum_tip(table, verdict)),
        gap=6,
    )
    sign = Text(f"would sign {{ink:**{percent(verdict.chance.middle)}**}}", "second", grow=1)
    press = Button("Apply", lambda: apply(offer), size="row")
    return Card(head, Text(_MEANS[_key(offer)], "second"), Row(sign, press, gap=8), gap=4, pad=(13, 10), label=label)


def _sum_tip(table: Table, verdict: Verdict) -> Tip:
    total = SumRow("Sum", f"{verdict.milli / 1000:+.1f}".replace("-", "−"))
    return Tip(
        "Their sum", total.value, "Wealth a turn, as they would weigh it.", term_rows(table.names, verdict.terms), total
    )


def _voice_of(verdict: Verdict) -> str:
    """The term that decides, as they would say it."""
    terms = sorted(verdict.terms, key=lambda t: t.milli, reverse=verdict.accepts)
    found = next((_VOICES[t.name] for t in terms if t.name in _VOICES and (t.milli > 0) == verdict.accepts), "")
    return found or ("It suits us." if verdict.accepts else "It does not suit us.")


def treaty_sheet(table: Table, other: str, line: s.ProposeTreaty, n: int | None) -> Widget:
    """The sheet with the treaty table on it."""
    body = TreatyTable(table, line, n)
    sheet = Sheet("Treaty table", body, width=1480, height=660)
    body.sheet = sheet
    _ = other, danger
    return sheet
