"""The settlement: terms of peace composed clause by clause, with both sides' verdict, and what it would move."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from game.measures.law import members_of, side_of
from game.perception.reckoning import Terms, total
from game.report.telling.naming import Names, own
from game.report.telling.years import year_text
from game.rules.terms import other_side
from game.ui.figures import in_hundred, worth
from game.ui.screens.parts.plates import Engraver
from game.ui.screens.parts.waterfall import Waterfall
from game.ui.screens.war import terms as peace
from game.ui.screens.war.figures import mind_of as public_mind
from game.ui.screens.war.theatre import WIDE, engraver_of, plate_of
from game.ui.screens.words.papers import Table, money, objection, score_words
from game.ui.screens.words.terms import term_words
from game.ui.widgets.buttons import Button
from game.ui.widgets.checks import Checkbox
from game.ui.widgets.fields import Slider
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Pair, Rule, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import FittedSheet, Sheet
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world import sheets as s
from game.world.conflicts import Settlement, War
from game.world.constants import TRUCE_TURNS, WEALTH

__all__ = ["first_offer", "mind_of", "peace_sheet", "sum_words"]

_SHAPE = 0.62


def first_offer(table: Table, war: War) -> s.OfferPeace | None:
    """The status quo, offered to whoever may sign it."""
    return peace.first_offer(table.desk.world, table.desk.seat, war)


mind_of = public_mind
"""Public parameters, asked what belligerents would say: `mind_of(view)`."""


class _Tick(Checkbox):
    """A clause: Space ticks it, Enter sends the offer."""

    yields_enter: ClassVar[bool] = True


class _Composer:
    """The sheet of one offer: clauses at the left, the verdict in the middle, what it moves at the right."""

    def __init__(self, table: Table, war: War, offer: s.OfferPeace, n: int | None) -> None:
        self.table, self.war, self.offer, self.n = table, war, offer, n
        self.desk, self.names = table.desk, table.names
        self.mind = mind_of(table.desk.view)
        self.engraver: Engraver = engraver_of(table)
        self.left, self.middle, self.right, self.foot = (Column(gap=5) for _ in range(4))
        self.passes = Text("", "second", align="right", one_line=True)
        self.sheet = Sheet("Peace", self.body())
        self.told = ""
        self.show()

    def body(self) -> Widget:
        """The head, three columns and the foot; two columns where the room is small."""
        names, offer = self.names, self.offer
        word, points = score_words(self.table, self.war)
        alone = "a separate peace, for us alone" if offer.separate else "peace for both sides"
        standing = f"{self.war.name} · we are {word}, {signed(points)} of 100 · {alone}"
        wide = self.table.room >= WIDE
        columns: list[Widget] = [
            Column(ScrollArea(self.left, label="Terms", grow=1), width=370 if wide else 340),
            Rule(upright=True),
            Column(ScrollArea(self.middle, label="Verdict", grow=1), grow=1),
        ]
        if wide:
            right = Column(ScrollArea(self.right, label="What it moves", grow=1), width=400)
            columns += [Rule(upright=True), right]
        title = Text(f"Peace with {names.state(offer.to)}", "sheet_title", one_line=True)
        return Column(
            caps(standing),
            Row(Shield(self.table.tint(offer.to), 30), title, gap=12),
            Space(2),
            Row(*columns, gap=22, across="stretch", grow=1),
            Rule(above=2, below=2),
            self.foot,
            gap=5,
        )

    def show(self, left: bool = True) -> None:
        """Lay out the offer as it stands; the clauses only where they have changed, so that a hand may go on."""
        seat, offer, wide = self.desk.seat, self.offer, self.table.room >= WIDE
        self.theirs = peace.judged(self.mind, offer.to, offer.terms, self.war)
        self.ours = peace.judged(self.mind, seat, offer.terms, self.war)
        self.passes.say(self.silver_words())
        if left:
            held = self.sheet.host.focused() if self.sheet.host is not None else None
            self.left.clear()
            self.left.add(self.clauses())
            again = next(
                (w for w in self.left.walk() if held is not None and (w.role, w.label) == (held.role, held.label)), None
            )
            if again is not None and again.enabled and self.sheet.host is not None:
                self.sheet.host.focus(again, by_key=True)
        self.middle.clear()
        self.right.clear()
        self.middle.add(self.verdict())
        (self.right if wide else self.middle).add(*self.moves())
        why = objection(self.desk, offer, self.n)
        send = Button(
            "Add to the draft" if self.n is None else "Change the draft", self.send, kind="primary", key="enter",
            size="main", enabled=why is None, why_not=why or "",
        )  # fmt: skip
        said = self.names.terms(offer.terms)
        line = f"{{danger:{why}}}" if why else f"{said[:1].upper()}{said[1:]}."
        told = Column(Text(line, "body"), *([Text(self.told, "second")] if self.told else []), gap=0, grow=1)
        self.foot.clear()
        self.foot.add(Row(told, Button("Cancel", self.sheet.dismiss, kind="quiet"), send, gap=10))
        self.foot.relayout()

    def silver_words(self) -> str:
        """Who pays whom, and how much."""
        terms = self.offer.terms
        if not terms.indemnity:
            return "nothing passes"
        return f"{'they pay us' if terms.payee == self.desk.seat else 'we pay them'} {money(terms.indemnity)}"

    # -- the terms ------------------------------------------------------------------------------------

    def clauses(self) -> Widget:
        """Everything that can be written in, each with what it is worth to both."""
        world, seat, offer = self.desk.world, self.desk.seat, self.offer
        found = peace.clauses(world, seat, self.war, offer.to)
        asks, gives = ([c for c in found if c.ours is ours] for ours in (True, False))
        low, high = peace.silver_bounds(world, seat, self.war, offer)
        now = offer.terms.indemnity // WEALTH * (1 if offer.terms.payee == seat else -1)
        silver = Slider("Silver", float(now), float(low), float(max(high, now)), self.pay, label_width=60,
                        tip="Above nought they pay us, as far as the score covers it; below it we pay them",
                        enabled=low < max(high, now), why_not="Neither has silver to ask or give.")  # fmt: skip
        rows: list[Widget] = [Head("What we ask", rule="ink"), *(self.clause(c) for c in asks)]
        rows += [Space(8), Head("What we give", rule="ink"), *(self.clause(c) for c in gives)]
        paid = (
            "nothing passes" if not now else f"{'they pay us' if now > 0 else 'we pay them'} {money(abs(now) * WEALTH)}"
        )
        rows += [Space(8), Head("Silver", paid, rule="ink"), silver, Space(8)]
        rows += [
            Row(Button("The most we could get", self.most, icon="yes", grow=1, key="m", show_key=True,
                       tip="Of all that may be asked, what is worth most to us and they would still take")),
            Row(Button("The least they’d take", self.least, icon="undo", grow=1, key="l", show_key=True,
                       tip="These terms changed as little as we can until they would take them")),
            Row(Button("Each keeps what it had", self.bare, icon="strike", kind="quiet", grow=1)),
        ]  # fmt: skip
        return Column(*rows, gap=4)

    def clause(self, one: peace.Clause) -> Widget:
        """A clause to be ticked, and what it adds for them and for us."""
        stands = one.is_in(self.offer.terms)
        put = one.put(self.offer.terms, not stands)
        why = "" if stands else peace.unlawful(
            self.desk.world, self.desk.seat, self.war, replace(self.offer, terms=put)
        ) or ""  # fmt: skip
        with_it, without = (put, self.offer.terms) if not stands else (self.offer.terms, put)
        adds = [
            1000
            * (peace.worth_of(self.mind, who, with_it, self.war) - peace.worth_of(self.mind, who, without, self.war))
            for who in (self.offer.to, self.desk.seat)
        ]
        tip = Tip(
            self.said(one),
            "",
            f"To them {worth(adds[0])}, to us {worth(adds[1])} in wealth." + (f" {why}" if why else ""),
        )
        box = _Tick(self.said(one), stands, partial(self.put, one), tip=tip, enabled=not why, why_not=why)
        figure = Text(f"{worth(adds[0])} · {worth(adds[1])}", "second", one_line=True, align="right", width=96, tip=tip)
        return Row(Column(box, grow=1), figure, gap=6)

    def said(self, one: peace.Clause) -> str:
        """A clause in words."""
        names, seat = self.names, self.desk.seat
        if one.cession is not None:
            place = names.province(one.cession[0])
            owner = self.desk.world.provinces[one.cession[0]].owner
            whose = "" if owner in (seat, self.offer.to) else f" of {names.state(owner)}"
            return f"{place}{whose} to {'us' if one.cession[1] == seat else names.state(one.cession[1])}"
        if one.client is not None:
            return "We become their client" if one.client[0] == seat else f"{names.state(one.client[0])} our client"
        treaty = self.desk.world.treaties[one.release or ""]
        return f"{names.state(treaty.second)} freed of {names.state(treaty.first)}"

    def put(self, one: peace.Clause, on: bool) -> None:
        """A clause in or out."""
        self.change(one.put(self.offer.terms, on))

    def pay(self, whole: float) -> None:
        """Silver either way."""
        terms = peace.with_silver(self.offer, self.desk.seat, round(whole))
        self.offer, self.told = replace(self.offer, terms=terms), ""
        self.show(left=False)

    def bare(self) -> None:
        """The status quo."""
        self.change(Settlement())

    def change(self, found: Settlement, told: str = "") -> None:
        """Other terms."""
        self.offer, self.told = replace(self.offer, terms=found), told
        self.show()

    def most(self) -> None:
        """The best that they would take."""
        found = peace.most(self.desk.world, self.mind, self.desk.seat, self.war, self.offer)
        if found is None:
            self.change(
                self.offer.terms, "They would take nothing that asks something of them, not even the status quo."
            )
        else:
            self.change(found, "The most that they would still take, as all reckon it.")

    def least(self) -> None:
        """These terms, changed until they would take them."""
        found = peace.least(self.desk.world, self.mind, self.desk.seat, self.war, self.offer)
        if found is None:
            self.change(self.offer.terms, "Nothing that we may offer would content them now.")
        else:
            same = found == self.offer.terms
            self.change(found, "They would take this as it stands." if same else "Changed as little as could be.")

    # -- the verdict ----------------------------------------------------------------------------------

    def verdict(self) -> Widget:
        """What they would say and why, what it is to us, and who else is bound by it."""
        found, names = self.theirs, self.names
        rows = [(term_words(names, n), v) for n, v in found.rows]
        head = "They would accept" if found.accepts else "They would refuse"
        ours = worth(self.ours.milli)
        return Column(
            caps(f"How {names.state(self.offer.to)} sees it: the terms against going on"),
            Row(
                Text(head, "verdict", ink="good" if found.accepts else "danger", grow=1),
                Text(worth(found.milli), "great_figure", ink="good" if found.accepts else "danger"),
            ),
            Waterfall(rows, refused=not found.accepts),
            Estimate("Chance that they sign", found.chance.middle / 10, found.chance.low / 10, found.chance.high / 10,
                     label_width=170),
            Space(6),
            Row(Text("For us, against going on", "body", grow=1),
                Text(ours, "key_figure", ink="good" if self.ours.milli >= 0 else "bad", tip=self.our_sum())),
            *self.others(),
            gap=5,
        )  # fmt: skip

    def our_sum(self) -> Tip:
        """Our own sum, opened."""
        rows = tuple(SumRow(term_words(self.names, n), worth(v)) for n, v in self.ours.rows)
        said = "What these terms are worth to us less what fighting on is."
        return Tip("For us", worth(self.ours.milli), said, rows, SumRow("In all", worth(self.ours.milli)))

    def others(self) -> list[Widget]:
        """Those who follow: a leaders' peace binds them unasked, each with what it would rather."""
        side = side_of(self.war, self.desk.seat)
        if side is None:
            return []
        if self.offer.separate:
            return [Text("Nobody else’s assent is needed; the others fight on.", "second")]
        followers = [m for x in (side, other_side(side)) for m in members_of(self.war, x)
                     if m not in (self.desk.seat, self.offer.to) and m in self.desk.view.survey.index]  # fmt: skip
        if not followers:
            return [Text("Nobody else fights; no other assent is needed.", "second")]
        rows: list[Widget] = [Space(4), Head("Bound by it unasked", "leaders sign for their sides")]
        for one in followers:
            told = peace.judged(self.mind, one, self.offer.terms, self.war)
            said = "is content" if told.accepts else "would rather fight on"
            words = Text(f"**{self.names.state(one)}** {said}", "body", grow=1)
            rows.append(Row(Shield(self.table.tint(one), 17), words,
                            Text(worth(told.milli), "value"), gap=8))  # fmt: skip
        return rows

    # -- what it moves --------------------------------------------------------------------------------

    def moves(self) -> list[Widget]:
        """The map as it would be, the truce, and what friends would make of it."""
        moved = dict(self.offer.terms.cessions)
        plate = plate_of(self.table, self.war, self.engraver, _SHAPE, moved)
        rows: list[Widget] = [Head("What it would move", rule="ink")]
        if plate is not None:
            rows.append(plate)
        rows += self.land(moved)
        truce = year_text(self.desk.world.system, self.desk.turn + TRUCE_TURNS)
        rows.append(Pair("Truce with each enemy", f"{TRUCE_TURNS} turns, to {truce}", icon="flag"))
        return [*rows, *self.trust()]

    def land(self, moved: dict[str, str]) -> list[Widget]:
        """Provinces gained and lost, and what comes back."""
        world, seat = self.desk.world, self.desk.seat
        gained = [self.names.province(p) for p, heir in moved.items() if heir == seat]
        lost = [self.names.province(p) for p, heir in moved.items() if world.provinces[p].owner == seat]
        back = [
            p.name for p in world.provinces.values() if p.owner == seat and p.occupier is not None and p.id not in moved
        ]
        given = [p.name for p in world.provinces.values() if p.occupier == seat and p.id not in moved]
        told = (("We gain", gained, "good"), ("We lose", lost, "bad"), ("Comes back to us", back, "good"),
                ("Goes back to them", given, "ink"))  # fmt: skip
        rows = [Text(f"{head}: {{{ink}:**{', '.join(places)}**}}.", "body") for head, places, ink in told if places]
        return list(rows) or [Text("No land changes hands.", "second")]

    def trust(self) -> list[Widget]:
        """Whose trust in us it would move, by the rules themselves; nothing where the offer cannot be made."""
        world, seat = self.desk.world, self.desk.seat
        if objection(self.desk, self.offer, self.n):
            return []
        then = peace.after_peace(self.desk.view, self.offer)
        rows: list[Widget] = [Space(6), Head("What friends would make of it")]
        moved = [
            (one, in_hundred(world.trust[one][seat].permille), in_hundred(then.trust[one][seat].permille))
            for one in world.states
            if one != seat and world.states[one].alive and seat in then.trust.get(one, {})
        ]
        moved = sorted((m for m in moved if m[1] != m[2]), key=lambda m: (m[2] - m[1], m[0]))[:6]
        ended = [t for id, t in world.treaties.items() if seat in t.parties and id not in then.treaties]
        for treaty in ended:
            rows.append(Text(f"{{danger:Breaks}} {self.names.treaty(treaty.id)} with "
                             f"**{self.names.state(treaty.other(seat))}**.", "body"))  # fmt: skip
        for one, before, after in moved:
            worse = after < before
            rows.append(Pair(f"{own(self.names.state(one))} trust in us", f"{before} → {after}",
                             ink="bad" if worse else "good", icon="trust"))  # fmt: skip
        if not moved and not ended:
            rows.append(Text("Nobody’s trust in us would move: no word is broken by it.", "second"))
        return rows

    def send(self) -> None:
        """Onto the draft."""
        self.desk.put(self.n, self.offer)
        self.sheet.dismiss()


def sum_words(names: Names, who: str, terms: Terms, go_on: Terms) -> Widget:
    """`For them +3.1 against −8.0`: the terms against going on, each opened in the tooltip."""
    gained, fight = 1000 * float(total(terms)), 1000 * float(total(go_on))
    parts = (("Terms", terms), ("War", go_on))
    rows = [
        SumRow(f"{head}: {term_words(names, n)}", worth(1000 * float(v)))
        for head, found in parts
        for n, v in found.items()
        if abs(float(v)) >= 0.05
    ]
    said = f"{who}: {{ink:**{worth(gained)}**}}, fighting on {worth(fight)}"
    words = "What the terms are worth, and what going on is; peace comes when the first is not less."
    total_row = SumRow("Terms less war", worth(gained - fight))
    return Text(said, "second", tip=Tip(who, worth(gained), words, tuple(rows), total_row))


def peace_sheet(table: Table, war: str, line: s.OfferPeace | None, n: int | None) -> Widget:
    """The sheet with the terms on it."""
    fought = table.desk.world.wars[war]
    offer = line or first_offer(table, fought)
    known = table.desk.view.survey.index
    if offer is None or not {fought.attacker, fought.defender, table.desk.seat} <= set(known):
        return FittedSheet("Peace", Column(Text("Nobody is left on the other side to sign.", "body")))
    return _Composer(table, fought, offer, n).sheet
