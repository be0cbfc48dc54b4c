"""The war sheet: who fights, on which side and why, what each has lost, how it stands, and the way to peace."""

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.measures.law import active_wars, side_of
from game.measures.power import tenths_of
from game.report.years import year_text
from game.rules.terms import leader_of, other_side, score_of
from game.ui.screens.war.mediation import leaders_of, releasable
from game.ui.screens.words.papers import Table, brigades, objection
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Head, Pair, Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Tip, TipSource, Widget
from game.world import sheets as s
from game.world.conflicts import Belligerent, JoinReason, Side, War
from game.world.sheets import Line
from game.world.worlds import Phase

__all__ = ["open_war"]


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


def open_war(table: Table, id: str, show: Callable[[str], object] | None = None) -> None:
    """Lay out a war. `show` is given a province to look at on the map."""
    war = table.desk.world.wars.get(id)
    if war is not None:
        _Opened(table, war, show).lay()


class _Opened:
    """One war on the screen."""

    def __init__(self, table: Table, war: War, show: Callable[[str], object] | None) -> None:
        self.table, self.war, self.show = table, war, show
        self.room = table.room
        self.names, self.world = table.names, table.desk.world
        ours = side_of(war, table.desk.seat)
        self.near = ours or Side.DEFENCE
        self.is_ours = ours is not None
        self.sheet: Sheet | None = None

    def lay(self) -> None:
        """Open it."""
        body = Column(
            *self.head(),
            Row(
                Column(ScrollArea(self.side(self.near), grow=1), grow=1),
                Rule(upright=True),
                Column(ScrollArea(self.middle(), grow=1), width=self.middle_width()),
                Rule(upright=True),
                Column(ScrollArea(self.side(other_side(self.near)), grow=1), grow=1),
                gap=26,
                across="stretch",
                grow=1,
            ),
            gap=6,
        )
        self.sheet = Sheet(self.war.name, body, height=640 if self.room >= 1250 else None)
        self.table.lay(self.sheet)

    def head(self) -> list[Widget]:
        """When, the name, and a choice among the wars where there are several."""
        system, war = self.world.system, self.war
        turns = self.table.desk.turn - war.began + 1
        kind = "Civil war" if war.civil else "War"
        since = f"{kind} · since {year_text(system, max(war.began, 1))} · turn {turns}"
        others = active_wars(self.world)
        pick: list[Widget] = []
        if len(others) > 1:
            ranked = sorted(others, key=lambda one: (one.civil, one.began, one.id))
            options = [Option(one.id, one.name, second="civil" if one.civil else "") for one in ranked]
            pick = [Dropdown("Wars", options, war.id, self.turn_to, width=300), Space(30)]
        cause = f"{self.names.words.cause[war.cause].capitalize()}; fought for {self.names.aim(war.aim)}."
        if war.civil:
            cause = "A state at war with itself over who rules it. Nobody is called; whoever will may help either side."
        return [
            Row(caps(since), Space(grow=1), *pick),
            Text(war.name, "page_title", one_line=True),
            voice(cause),
            Space(8),
        ]

    def middle_width(self) -> float:
        """Less where the window is small or the scale large."""
        return 400 if self.room >= 1250 else 280

    def turn_to(self, id: object) -> None:
        """Another war."""
        if self.sheet is not None:
            self.sheet.dismiss()
        open_war(self.table, str(id), self.show)

    def side(self, side: Side) -> Widget:
        """All who fight or fought on one side."""
        fighters = [one for one in self.war.belligerents if one.side is side]
        lost = sum(one.lost for one in fighters)
        who = "attackers" if side is Side.ATTACK else "defenders"
        if self.is_ours:
            ours = "With us" if side is self.near else "Against us"
            who = f"{ours}, the {who}" if self.room >= 1250 else ours
        else:
            who = f"The {who}"
        rows = [self.fighter(one) for one in sorted(fighters, key=lambda b: (b.joined, -b.lost, b.state))]
        return Column(Head(who, f"{brigades(lost)} brigades lost", rule="ink"), Space(4), *rows, gap=0)

    def fighter(self, one: Belligerent) -> Widget:
        """A belligerent: name, why it fights, what it has and has lost."""
        system = self.world.system
        name = self.names.state(one.state)
        reason = self.names.words.join_reason[one.reason]
        if one.clause:
            bond = self.names.clause(one.clause)
            reason = f"bound by {bond}" if one.reason is JoinReason.TREATY else f"{reason}, by {bond}"
        motive = self.names.words.motive[one.motive].clause
        when = "" if one.joined <= self.war.began else f" · joined {year_text(system, one.joined)}"
        left = "" if one.left is None else f" · left {year_text(system, one.left)}"
        left += " · released" if one.released and one.left is None else ""
        has = brigades(tenths_of(self.world, one.state))
        figures = Column(
            Text(f"**{has}** now", "body", align="right", one_line=True),
            Text(f"lost {brigades(one.lost)}", "second", align="right", one_line=True),
            width=84,
            gap=0,
        )
        why: Widget = Text(f"because {motive}", "second", ink="ink_2")
        if self.war.civil and one.state in (self.war.attacker, self.war.defender):
            reason, why = "rose against the rulers" if one.side is Side.ATTACK else "the rulers", Space(0)
        words = Column(
            Text(f"**{name}**" if one.left is None else f"~~{name}~~", "body"),
            Text(f"{reason}{when}{left}", "second"),
            why,
            gap=0,
            grow=1,
        )
        shield = Shield(self.table.tint(one.state), 26, own=one.state == self.table.desk.seat, label=name)
        return Column(Rule(above=4, below=6), Row(shield, words, figures, gap=11, across="start"), gap=0)

    def middle(self) -> Widget:
        """How it stands."""
        war, near = self.war, self.near
        points = round(score_of(war, near) / 10)
        lead = self.names.state(war.attacker if near is Side.ATTACK else war.defender)
        foe = self.names.state(war.defender if near is Side.ATTACK else war.attacker)
        ahead = "Even" if abs(points) < 5 else f"{lead if points > 0 else foe} is ahead"
        sign = "+" if points > 0 else "−" if points < 0 else ""
        said = "From −100, all lost, to 100, all won. What peace can ask for is capped by it."
        tip = Tip("War score", f"{sign}{abs(points)}", said)
        mine = self.world.states[self.table.desk.seat]
        rows: list[Widget] = [
            caps("How it stands"),
            Row(Text(ahead, "verdict", grow=1), Text(f"{sign}{abs(points)}", "great_figure", tip=tip)),
            ScoreGauge(points, f"{foe} has all", f"{lead} has all", tip),
            Space(12),
            Pair("Battles", str(war.battles), icon="attack"),
            Pair("Turns without one", str(war.quiet_turns), icon="clock"),
            Pair("Was it clear who attacked?", f"{round(war.clarity_permille / 10)} in 100", icon="spy"),
        ]
        if self.is_ours:
            rows.append(Pair("Our weariness", f"{mine.weariness} of 100", icon="stability"))
        rows += [Space(12), caps("Land held by force"), *self.held(), Space(14), *self.doors()]
        return Column(*rows, gap=2)

    def held(self) -> list[Widget]:
        """Provinces that one side holds of the other."""
        sides = {one.state: one.side for one in self.war.belligerents if one.left is None}
        taken = [
            p
            for p in self.world.provinces.values()
            if p.occupier in sides and p.owner in sides and sides[p.occupier] is not sides[p.owner]
        ]
        if not taken:
            return [Text("Neither holds land of the other.", "second")]
        rows: list[Widget] = []
        for p in taken[:9]:
            said = f"{p.name}, of {self.names.state(p.owner)}: held by {self.names.state(p.occupier)}"
            rows.append(Row(Shield(self.table.tint(p.occupier or p.owner), 16), Text(said, "second", grow=1), gap=8))
        return rows

    def doors(self) -> list[Widget]:
        """To the place, to peace, and into the war."""
        rows: list[Widget] = []
        if self.show is not None:
            rows.append(Row(Button("On the map", self.look, icon="search", kind="quiet", grow=1)))
        if self.is_ours:
            rows.append(Row(self.order("Offer peace", "flag", self.peace, "")))
            rows += [Row(self.release(one)) for one in releasable(self.table, self.war)]
        elif self.table.desk.is_alive:
            mediated = s.Mediate(self.war.id)
            why = "" if leaders_of(self.table, self.war) else "Nobody is left to speak for one of the sides."
            why = why or objection(self.table.desk, mediated) or ""
            rows.append(Row(self.order("Offer mediation", "flag", lambda: self.write(mediated), why)))
            rows += [Row(self.enter(side)) for side in (Side.ATTACK, Side.DEFENCE)]
        return [Column(*rows, gap=7)] if rows else []

    def order(self, label: str, icon: str, act: Callable[[], object], why: str, tip: str = "") -> Button:
        """A button for an order: pressed in spring, and where the law allows it."""
        orders = self.table.desk.phase is Phase.ORDERS and not self.table.desk.is_watching
        said = why if orders else "Orders are given in spring; now the letters are answered."
        return Button(label, act, icon=icon, grow=1, enabled=orders and not why, why_not=said, tip=tip or None)

    def enter(self, side: Side) -> Button:
        """Into a war that is not ours, beside whoever leads a side."""
        lead = leader_of(self.world, self.war, side)
        line = s.JoinWar(self.war.id, side)
        why = "" if lead else "That side has nobody left."
        why = why or objection(self.table.desk, line) or ""
        helped = self.names.state(lead) if lead else "nobody"
        said = f"Enter the war beside {helped}, uncalled"
        return self.order(f"Help {helped}", "attack", lambda: self.write(line), why, said)

    def release(self, ally: str) -> Button:
        """Let an ally make its own peace without a breach."""
        line = s.ReleaseAlly(self.war.id, ally)
        said = "It may then make its own peace, and breaks no word by it"
        label = f"Release {self.names.state(ally)}"
        return self.order(label, "back", lambda: self.write(line), objection(self.table.desk, line) or "", said)

    def write(self, line: Line) -> None:
        """To the form of an order."""
        if self.sheet is not None:
            self.sheet.dismiss()
        self.table.edit(line)

    def look(self) -> None:
        """The home of whom it began with."""
        if self.sheet is not None:
            self.sheet.dismiss()
        place = self.table.scenery.home(self.world, self.war.defender)
        if self.show is not None and place is not None:
            self.show(place)

    def peace(self) -> None:
        """Compose terms."""
        if self.sheet is not None:
            self.sheet.dismiss()
        self.table.peace(self.war.id)
