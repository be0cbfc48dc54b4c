"""The war room: every war with its parties and their reasons, its fields, its score, its price, and the ways out."""

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.kit.chart import ChartModel, Series
from game.measures.law import side_of
from game.report.telling.years import year_text
from game.rules.occupation import score_parts
from game.rules.terms import other_side, score_of
from game.ui.cards.sums import apportioned
from game.ui.figures import in_hundred, worth
from game.ui.screens.parts.plates import Engraver
from game.ui.screens.war.doors import doors
from game.ui.screens.war.figures import answers, chance, comers, costs, curve, ranked
from game.ui.screens.war.parties import Parties
from game.ui.screens.war.quiet import quiet_sheet
from game.ui.screens.war.theatre import WIDE, engraver_of, plate_of
from game.ui.screens.words.papers import Table, brigades, in_band, money
from game.ui.screens.words.terms import term_words
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.charts import ChartView
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Head, Pair, Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, TipSource, Widget
from game.world.conflicts import Side, War

__all__ = ["open_war", "open_war_room"]

_SHAPE = 0.66
Show = Callable[[str], object] | None


class ScoreGauge(Widget):
    """The war's score from one side's mouth: from all lost to all won, zero in ink, a mark where it stands."""

    role: ClassVar[str] = "score"

    def __init__(self, points: int, left: str, right: str, tip: TipSource = None) -> None:
        super().__init__(f"score {points}", tip=tip)
        self.points, self.left, self.right = max(-100, min(points, 100)), left, right

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(22) + look.text.line("second")

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        track = pygame.Rect(r.x, r.y + look.px(6), r.w, look.px(8))
        surface.fill(look.hue("paper_3"), track)
        zero, at = track.centerx, track.centerx + track.w * self.points // 200
        fill = pygame.Rect(min(zero, at), track.y, abs(at - zero), track.h)
        surface.fill(look.hue("ink_2"), fill)
        pygame.draw.line(surface, look.hue("ink"), (zero, r.y), (zero, r.y + look.px(20)), 1)
        surface.fill(look.hue("ink"), pygame.Rect(at - look.px(2), r.y + look.px(1), look.px(4), look.px(18)))
        y = r.y + look.px(22)
        half = r.w // 2 - look.px(8)
        look.text.draw(surface, self.left, "second", (r.x, y), width=half)
        look.text.draw(surface, self.right, "second", (r.right, y), align="right", width=half)


def open_war_room(table: Table, show: Show = None) -> None:
    """The gravest war, ours before others'; where there is none, who might be next."""
    wars = ranked(table.desk)
    if wars:
        _Opened(table, wars[0], show).lay()
    else:
        table.lay(quiet_sheet(table))


def open_war(table: Table, id: str, show: Show = None) -> None:
    """Lay out a war. `show` is given a province to look at on the map."""
    war = table.desk.world.wars.get(id)
    if war is not None:
        _Opened(table, war, show).lay()


class _Opened:
    """One war on the screen."""

    def __init__(self, table: Table, war: War, show: Show, engraver: Engraver | None = None) -> None:
        self.table, self.war, self.show = table, war, show
        self.names, self.world = table.names, table.desk.world
        ours = side_of(war, table.desk.seat)
        self.near = ours or Side.DEFENCE
        self.is_ours = ours is not None
        self.lead = war.attacker if self.near is Side.ATTACK else war.defender
        self.foe = war.defender if self.near is Side.ATTACK else war.attacker
        self.engraver = engraver or engraver_of(table)
        self.sheet: Sheet | None = None

    def shut(self) -> None:
        """Close it."""
        if self.sheet is not None:
            self.sheet.dismiss()

    def lay(self) -> None:
        """Open it: parties, the map and the curve, the figures and the doors; two columns where the room is small."""
        parties = Parties(self.table, self.war, self.near, self.is_ours).lay()
        wide = self.table.room >= WIDE
        middle = Column(*self.where(), *self.history(), gap=6)
        columns: list[Widget] = [Column(ScrollArea(parties, label="Who fights", grow=1), grow=1)]
        right = Column(*self.stands(), *self.price(), *self.may_join(), gap=4)
        ways = doors(self.table, self.war, self.shut, self.look if self.show is not None else None)
        if wide:
            columns += [Rule(upright=True), Column(ScrollArea(middle, label="Where", grow=1), width=430)]
        else:
            right = Column(*middle.children, Space(6), *right.children, gap=5)
        figures = Column(ScrollArea(right, label="How it stands", grow=1), *ways, gap=10, width=360 if wide else 430)
        columns += [Rule(upright=True), figures]
        body = Column(*self.head(), Row(*columns, gap=22, across="stretch", grow=1), gap=4)
        self.sheet = Sheet(self.war.name, body)
        self.table.lay(self.sheet)

    def head(self) -> list[Widget]:
        """When, the name, and a choice among the wars where there are several."""
        system, war = self.world.system, self.war
        turns = self.table.desk.turn - war.began + 1
        kind = "Civil war" if war.civil else "War"
        since = f"{kind} · since {year_text(system, max(war.began, 1))} · turn {turns}"
        cause = f"{self.names.words.cause[war.cause].capitalize()}; fought for {self.names.aim(war.aim)}."
        if war.civil:
            cause = "A state at war with itself over who rules it. Nobody is called; whoever will may help either side."
        return [
            Row(caps(since), Space(grow=1), *self.picker(), Widget(width=30), gap=6),
            Row(Text(war.name, "page_title", one_line=True), voice(cause), gap=24, across="end"),
            Space(6),
        ]

    def picker(self) -> list[Widget]:
        """The way to the other wars."""
        wars = ranked(self.table.desk)
        if len(wars) < 2:
            return []
        at = next((n for n, one in enumerate(wars) if one.id == self.war.id), 0)
        options = [Option(one.id, one.name, second=self.kin(one)) for one in wars]
        return [
            Button("War before", lambda: self.turn_to(wars[at - 1].id), icon="back", icon_only=True, size="row",
                   kind="quiet", key="left", enabled=at > 0, why_not="This is the first.", tip="The war before (left)"),
            Dropdown("Wars", options, self.war.id, self.turn_to, width=300),
            Button("War after", lambda: self.turn_to(wars[at + 1].id), icon="next", icon_only=True, size="row",
                   kind="quiet", key="right", enabled=at + 1 < len(wars), why_not="This is the last.",
                   tip="The war after (right)"),
        ]  # fmt: skip

    def kin(self, war: War) -> str:
        """Whose war it is, in a word."""
        ours = "ours" if side_of(war, self.table.desk.seat) is not None else "others’"
        return f"{ours}, civil" if war.civil else ours

    def turn_to(self, id: object) -> None:
        """Another war."""
        if self.sheet is not None:
            self.sheet.dismiss()
        war = self.world.wars.get(str(id))
        if war is not None:
            _Opened(self.table, war, self.show, self.engraver).lay()

    # -- the map and the curve ------------------------------------------------------------------------

    def where(self) -> list[Widget]:
        """The theatre."""
        plate = plate_of(self.table, self.war, self.engraver, _SHAPE)
        if plate is None:
            return [Head("Where"), Text("Nothing of this war lies on the map.", "second")]
        count = self.war.battles
        fought = f"{count} {'battle' if count == 1 else 'battles'}" if count else "no battle yet"
        return [Head("Where", fought), plate, *self.held()]

    def held(self) -> list[Widget]:
        """What the hatching says, in a sentence."""
        sides = {one.state: one.side for one in self.war.belligerents if one.left is None}
        taken = [
            f"{p.name} by {self.names.state(p.occupier)}"
            for p in self.world.provinces.values()
            if p.occupier in sides and p.owner in sides and sides[p.occupier] is not sides[p.owner]
        ]
        more = f" and {len(taken) - 5} more" if len(taken) > 5 else ""
        said = f"Hatched land is held by force: {', '.join(taken[:5])}{more}." if taken else ""
        return [Text(said or "Neither holds land of the other; numbers are battlefields.", "second")]

    def history(self) -> list[Widget]:
        """The score, turn by turn."""
        told = curve(self.table.desk, self.war, self.near)
        if len(told) < 2:
            return []
        system = self.world.system
        labels = tuple(year_text(system, max(turn, 1)).split(" ")[0] for turn, _ in told)
        tint = self.table.tint(self.lead)
        line = Series(self.names.state(self.lead), tint, tuple(float(points) for _, points in told))
        return [Space(4), Head("How the score came about"), ChartView(ChartModel("", labels, (line,), ""), height=150)]

    # -- the figures ----------------------------------------------------------------------------------

    def stands(self) -> list[Widget]:
        """The score with its sum, the chance to prevail with its band."""
        points = round(score_of(self.war, self.near) / 10)
        lead, foe = self.names.state(self.lead), self.names.state(self.foe)
        ahead = "Even" if abs(points) < 5 else f"{lead if points > 0 else foe} is ahead"
        tip = Tip("War score", signed(points), "From −100, all lost, to 100, all won; it caps a peace.",
                  self.score_rows(), SumRow("Score", signed(points)))  # fmt: skip
        rows: list[Widget] = [
            caps("How it stands"),
            Row(Text(ahead, "card_head", grow=1), Text(signed(points), "great_figure", tip=tip)),
            ScoreGauge(points, f"{foe} has all", f"{lead} has all", tip),
            Space(4),
        ]
        known = self.table.desk.view.survey.index
        if self.war.attacker in known and self.war.defender in known and self.lead in known:
            at, _ = chance(self.table.desk.view, self.war, self.lead)
            said = (
                f"The chance that {lead}’s side prevails, by both sides’ strength within reach and the land each holds."
            )
            rows.append(Estimate(f"{lead} prevails", at.middle / 10, at.low / 10, at.high / 10, half=True,
                                 label_width=150, tip=Tip("Chance to prevail", "", said)))  # fmt: skip
        return rows

    def score_rows(self) -> tuple[SumRow, ...]:
        """What each province held adds to the score as we read it."""
        names = self.names
        held = [(f"{names.province(p)}, held", n / 10) for p, n in score_parts(self.world, self.war, self.near)]
        far = other_side(self.near)
        held += [(f"{names.province(p)}, lost", -n / 10) for p, n in score_parts(self.world, self.war, far)]
        shown = apportioned([n for _, n in held], round(score_of(self.war, self.near) / 10))
        return tuple(SumRow(said, signed(n)) for (said, _), n in zip(held, shown, strict=True))

    def price(self) -> list[Widget]:
        """What it costs us, turn by turn."""
        desk = self.table.desk
        rows: list[Widget] = [Space(4), Head("What it costs us" if self.is_ours else "The war itself")]
        if self.is_ours:
            lost, mine = costs(desk, self.war), self.world.states[desk.seat]
            sums = tuple(SumRow(year_text(self.world.system, max(t, 1)), brigades(n)) for t, n in lost)
            total = sum(n for _, n in lost)
            turns = max(desk.turn - self.war.began, 1)
            rows += [
                Pair("Brigades lost a turn", f"{total / turns / 10:.1f}", icon="attack",
                     tip=Tip("Brigades lost", brigades(total), "In battles of this war, year by year.", sums)),
                Pair("Keep of the army a turn", money(desk.purse().upkeep), icon="silver"),
                Pair("Our weariness", f"{mine.weariness} of 100", icon="stability"),
            ]  # fmt: skip
            rows += self.going_on()
        rows += [
            Pair("Turns without a battle", str(self.war.quiet_turns), icon="clock"),
            Pair("Was it clear who attacked?", f"{in_hundred(self.war.clarity_permille)} in 100", icon="spy"),
        ]
        return rows

    def going_on(self) -> list[Widget]:
        """What fighting on is worth to us, opened: the very sum a ministry weighs against terms."""
        desk = self.table.desk
        if not {self.war.attacker, self.war.defender, desk.seat} <= set(desk.view.survey.index):
            return []
        _, terms = chance(desk.view, self.war, desk.seat)
        whole = 1000 * sum(float(v) for v in terms.values())
        said = tuple(
            SumRow(term_words(self.names, n), worth(1000 * float(v))) for n, v in terms.items() if abs(float(v)) >= 0.05
        )
        tip = Tip("To fight on", worth(whole), "What going on is worth to us in wealth; peace is weighed against it.",
                  said, SumRow("In all", worth(whole)))  # fmt: skip
        return [Pair("Fighting on is worth", worth(whole), icon="share", tip=tip)]

    def may_join(self) -> list[Widget]:
        """Who is not in it and may still come."""
        found = comers(self.table.desk.view, self.war)[:6]
        rows: list[Widget] = [Space(4), Head("Who may still come")]
        stayed = {one.state for one in answers(self.table.desk, self.war) if one.honoured is False}
        for one in found:
            ours = one.side is self.near
            again = "; stayed away when called" if one.state in stayed else ""
            rows.append(
                ListRow(self.names.state(one.state), second=f"for {self.names.state(one.friend)}{again}",
                        tint=self.table.tint(one.state), value=in_band(one.chance),
                        ink="good" if ours and self.is_ours else "danger" if self.is_ours else "ink")
            )  # fmt: skip
        if not found:
            rows.append(Text("Nobody: no chance of one in fifty or more.", "second"))
        return rows

    def look(self) -> None:
        """Show the home of whom it began with on the map."""
        if self.sheet is not None:
            self.sheet.dismiss()
        place = self.table.scenery.home(self.world, self.war.defender)
        if self.show is not None and place is not None:
            self.show(place)
