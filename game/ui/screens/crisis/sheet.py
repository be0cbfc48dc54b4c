"""The crisis: the demand, the scales, who wavers and why, and the answers with what follows from each.

One sheet for every part in it: the target answers, a bound partner pledges, the demander whose demand was refused
attacks or lets it lapse, and all others look on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from game.perception import forecast as f
from game.perception.forecast import Weight
from game.report.telling.naming import Names, own
from game.report.telling.years import year_text
from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.figures import in_hundred
from game.ui.screens.crisis.scales import Frame, Pan, Scales
from game.ui.screens.crisis.weights import Piece
from game.ui.screens.parts.rows import ChancePlot, WaverRow, attend, card_height, course_card
from game.ui.screens.parts.strip import Turn, letter_strip
from game.ui.screens.words.consequences import council_pact, hold_if, with_council, with_pledge
from game.ui.screens.words.courses import Course, demand_courses, own_courses, pledge_courses
from game.ui.screens.words.court import court_rows
from game.ui.screens.words.papers import brigades
from game.ui.screens.words.terms import term_rows, term_total
from game.ui.screens.words.voices import aim_head, demand_letter
from game.ui.screens.words.wavering import reason, tipper
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Pair, Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Tip, Widget
from game.world.conflicts import Crisis, Stage
from game.world.pacts import Trigger
from game.world.sheets import Answer, AnswerDemand, AnswerPledge, Attack, DemandReply, Line, ProposeTreaty
from game.world.treaties import TreatyKind
from game.world.worlds import Phase

__all__ = ["open_crisis"]

Done = Callable[[], None]
_SIDE, _NARROW, _SHARE = 318.0, 236.0, 0.195
"""Width of a side column, its least, and its share of the window, px of the design."""
_CARDS = 182.0
_LONG = 44
"""Letters of a head from which it is set smaller, so that the chances below it stay in sight."""


def open_crisis(
    screen: Screen,
    desk: Desk,
    crisis: str,
    letter: Dispatch | None = None,
    on_done: Done | None = None,
    on_turn: Turn | None = None,
    on_order: Callable[[Line], None] | None = None,
) -> None:
    """Show a crisis; with the letter that asks for our word in it, the answers too, and the way to other letters.

    `on_order` opens the form of an order: a letter to the one who tips the beam.
    """
    found = desk.world.crises.get(crisis)
    rows = desk.view.survey.index
    if found is not None and found.demander in rows and found.target in rows:
        paper = _Paper(screen, desk, found, letter, on_done)
        paper.on_turn, paper.on_order = on_turn, on_order
        sheet = paper.sheet()
        screen.open(sheet)
        attend(sheet)


class _Paper:
    """Builds the sheet of one crisis for one desk, and carries out what is pressed on it."""

    def __init__(
        self, screen: Screen, desk: Desk, crisis: Crisis, letter: Dispatch | None, on_done: Done | None
    ) -> None:
        self.screen, self.desk, self.crisis, self.letter, self.on_done = screen, desk, crisis, letter, on_done
        self.view = desk.view
        self.names = Names(desk.world)
        self.ours = f.coalition(self.view, crisis.target, crisis.demander, crisis)
        self.theirs = f.followers(self.view, crisis.demander, crisis.target, crisis)
        self.open: Sheet | None = None
        self.on_turn: Turn | None = None
        self.on_order: Callable[[Line], None] | None = None
        self.picture: Scales | None = None
        self.cards_height = _CARDS

    # -- the whole ----------------------------------------------------------------------------
    def sheet(self) -> Sheet:
        """The sheet, with cards below it where something is asked of us."""
        courses = self.courses()
        look = self.screen.look
        side = min(max(look.size[0] / look.scale * _SHARE, _NARROW), _SIDE)
        body = Row(
            Column(ScrollArea(self.left(), label="The demand", grow=1), width=side, gap=0),
            self.scales(),
            Column(
                Space(6),
                Head("Who wavers, and why" if side >= 260 else "Who wavers", "in 100", rule=""),
                Space(4),
                ScrollArea(self.right(), label="Who wavers", grow=1),
                *self.tipping(),
                width=side,
            ),
            gap=22,
            across="stretch",
        )
        below = self.cards(courses) if courses else None
        label = aim_head(self.crisis, self.names)
        lone = 640 if below is None and look.size[1] / look.scale >= 740 else None
        self.open = Sheet(label, body, below=below, below_height=self.cards_height, height=lone)
        return self.open

    def cards(self, courses: tuple[Course, ...]) -> Widget:
        """The answers, side by side."""
        many = len(courses) > 3
        columns = 2 if many else 3 if len(courses) > 2 else 4
        rows = max(-(-len(one.figures) // columns) for one in courses)
        self.cards_height = max(_CARDS, card_height(self.screen.look, rows))
        cards = [course_card(one, partial(self.press, one), columns) for one in courses]
        for card, one in zip(cards, courses, strict=True):
            card.on_look = partial(self.preview, one)
        return Row(*cards, gap=18 if many else 32, across="stretch", arrows=True)

    # -- left: the demand, the clock, would it hold --------------------------------------------
    def left(self) -> Widget:
        """What is asked, how long there is, whether the target would hold."""
        crisis, world = self.crisis, self.desk.world
        holder = self.names.state(crisis.target)
        attack = year_text(world.system, world.turn + (crisis.stage is Stage.ASKED))
        head = aim_head(crisis, self.names)
        answer = "this turn" if crisis.stage is Stage.ASKED else "appealed" if crisis.appealed else "refused"
        return Column(
            self.strip(),
            Space(4),
            Text(head, "sheet_title" if len(head) <= _LONG else "card_head"),
            Space(6),
            voice(demand_letter(crisis, self.names)),
            Space(12),
            Pair("Answer", answer, icon="clock"),
            Pair(f"{self.names.state(crisis.demander)} may attack", attack, icon="attack"),
            Pair("Is it clear who attacks?", f"{in_hundred(crisis.clarity_permille)} in 100", icon="spy"),
            Rule(),
            Space(16),
            caps(f"Would {holder} hold?"),
            Space(8),
            ChancePlot(f"Would {holder} hold?", self.chances()),
            *court_rows(self.view, crisis),
            gap=1,
        )

    def strip(self) -> Widget:
        """The crumb, or the letters of the turn."""
        here, known = self.letter.id if self.letter is not None else "", self.desk.dispatches()
        return letter_strip(self.crumb(), known, here, self.tint, self.names.state, self.on_turn)

    def crumb(self) -> str:
        """`Crisis · dispatch 1 of 2`."""
        letters = [one.id for one in self.desk.dispatches()]
        if self.letter is None or self.letter.id not in letters:
            return "Crisis"
        return f"Crisis · dispatch {letters.index(self.letter.id) + 1} of {len(letters)}"

    def chances(self) -> list[tuple[str, f.Estimate]]:
        """Holding as expected, with and without the one who tips the beam, and if all keep faith."""
        rows = [("As expected", hold_if(self.view, self.crisis))]
        found = self.tips()
        if found is not None:
            name = self.names.state(found[0])
            one = frozenset((found[0],))
            rows.append((f"{name} comes", hold_if(self.view, self.crisis, come=one)))
            rows.append((f"{name} stays", hold_if(self.view, self.crisis, stay=one)))
        if len(self.ours) > 1:
            rows.append(("All keep faith", hold_if(self.view, self.crisis, all_come=True)))
        return rows

    def tips(self) -> tuple[str, int, int] | None:
        """The friend on whom most depends, with the chances of holding with and without it."""
        swings = []
        for one in self.ours[1:]:
            name = frozenset((one.state,))
            comes = hold_if(self.view, self.crisis, come=name).middle
            swings.append((one.state, comes, hold_if(self.view, self.crisis, stay=name).middle))
        return tipper(swings)

    # -- middle: the scales ---------------------------------------------------------------------
    def scales(self) -> Scales:
        """The picture: what is expected now, after the pledges if they have been given."""
        self.picture = Scales(*self.frames())
        return self.picture

    def frames(self) -> list[Frame]:
        """From the two principals to all who are expected; then each pledge as it was given."""
        crisis = self.crisis
        bare = replace(crisis, pledges=())
        start = f.coalition(self.view, crisis.target, crisis.demander, bare)
        frames = [self.frame(start[:1], self.theirs[:1]), self.frame(start, self.theirs)]
        spoken = [p for p in crisis.pledges if p.state in crisis.bound]
        for n, pledge in enumerate(spoken, start=1):
            so_far = replace(crisis, pledges=tuple(spoken[:n]))
            said = "stands by its word" if pledge.stands else "stands aside"
            weights = f.coalition(self.view, crisis.target, crisis.demander, so_far)
            frames.append(self.frame(weights, self.theirs, f"{self.names.state(pledge.state)} {said}."))
        if spoken:
            frames.append(self.frame(self.ours, self.theirs))
        return frames

    def frame(self, ours: tuple[Weight, ...], theirs: tuple[Weight, ...], caption: str = "") -> Frame:
        """Both pans."""
        left, right = self.names.state(self.crisis.target), self.names.state(self.crisis.demander)
        return Frame(
            Pan(f"With {left}", tuple(self.piece(one) for one in ours)),
            Pan(f"With {right}", tuple(self.piece(one) for one in theirs)),
            caption,
        )

    def preview(self, course: Course, looked_at: bool) -> None:
        """The beam as it would lie after an answer that is looked at."""
        if self.picture is not None:
            self.picture.preview(self.after(course) if looked_at else None)

    def after(self, course: Course) -> Frame | None:
        """Both pans if we pledged so, or if the council acted on our appeal; None where an answer moves neither."""
        crisis, line = self.crisis, course.answer
        if isinstance(line, AnswerPledge) and self.letter is not None and self.letter.sender == crisis.target:
            spoken = with_pledge(crisis, self.desk.seat, line.stands)
            weights = f.coalition(self.view, crisis.target, crisis.demander, spoken)
            said = "If we give our word." if line.stands else "If we stand aside."
            return self.frame(weights, self.theirs, said)
        if isinstance(line, AnswerDemand) and line.reply is DemandReply.APPEAL:
            pact = council_pact(self.desk.world, crisis)
            if pact is not None and pact.charter.trigger is Trigger.COUNCIL:
                acts = with_council(self.view, pact, carried=True)
                weights = f.coalition(acts, crisis.target, crisis.demander, crisis)
                return self.frame(weights, self.theirs, "If the council acts.")
        return None

    def piece(self, one: Weight) -> Piece:
        """A weight with its name, tint and sum."""
        name = self.names.state(one.state)
        return Piece(one.state, name, self.tint(one.state), one.pledged, one.expected, one.credence, self.tip(one))

    def tint(self, state: str) -> str:
        """The state's colour on the map."""
        return self.desk.scenario.colour(state)

    def tip(self, one: Weight) -> Tip:
        """What a weight says under the pointer, opened to the sum that decides."""
        name = self.names.state(one.state)
        rows = term_rows(self.names, one.terms)
        total = term_total("Worth of coming", one.terms) if rows else None
        sentence = (
            f"Brings {brigades(one.pledged)} brigades here if it comes; {in_hundred(one.credence)} in 100 that it does."
        )
        return Tip(name, brigades(one.expected), sentence, rows, total)

    # -- right: who wavers ----------------------------------------------------------------------
    def right(self) -> Widget:
        """Each friend's chance of coming and its reason; those on the other side; who tips the beam."""
        friends, foes = self.ours[1:], self.theirs[1:]
        rows: list[Widget] = [self.waverer(one, friend=True) for one in friends]
        if not friends:
            alone = f"Nobody is expected to come to {own(self.names.state(self.crisis.target))} help."
            rows += [Rule(), Space(8), Text(alone, "body", ink="ink_2"), Space(8)]
        if foes:
            rows += [Rule(), Space(12), caps("On their side"), Space(4)]
            rows += [self.waverer(one, friend=False) for one in foes]
        return Column(*rows, gap=0)

    def tipping(self) -> list[Widget]:
        """Who tips the beam, always in sight; in spring a letter to it is one press away."""
        rows: list[Widget] = [Rule(), Space(6), Text(self.verdict(), "second", ink="ink_2")]
        found, orders = self.tips(), self.desk.phase is Phase.ORDERS and not self.desk.is_watching
        if found is not None and found[0] != self.desk.seat and orders and self.on_order is not None:
            name = self.names.state(found[0])
            rows += [Space(6), Row(Button(f"Write to {name}", partial(self.write_to, found[0]), icon="treaty",
                                          kind="quiet", grow=1, tip="Open the treaty table with it"))]  # fmt: skip
        return rows

    def write_to(self, state: str) -> None:
        """Leave for the treaty table with the state that tips the beam."""
        if self.open is not None:
            self.screen.close(self.open)
        if self.on_order is not None:
            self.on_order(ProposeTreaty(TreatyKind.DEFENCE, state))

    def waverer(self, one: Weight, *, friend: bool) -> WaverRow:
        """One row; a friend who will rather not come is a danger only in our own case."""
        ours = self.crisis.target == self.desk.seat
        name = self.names.state(one.state)
        if friend:
            why = reason(one, self.steps(one.state), self.names, self.crisis.target, self.crisis.demander)
            doubtful = "danger" if ours else "bad"
            ink = "good" if one.credence >= 500 else doubtful
        else:
            why, ink = self.follower(one.state), "ink_2"
        if one.state == self.desk.seat:
            name, why = f"{name} (we)", "what all expect of us"
        return WaverRow(name, self.tint(one.state), why, one.credence, ink, self.tip(one) if friend else None)

    def steps(self, state: str) -> float:
        """Provinces between a friend and the target."""
        s = self.view.survey
        return float(s.steps[s.of(state), s.of(self.crisis.target)])

    def follower(self, state: str) -> str:
        """Why a state marches with the demander."""
        clause = self.crisis.bound_to_demander.get(state)
        if clause is None:
            return "a client; pays rather than fights"
        treaty = self.desk.world.treaties.get(clause)
        if treaty is not None and treaty.kind.value == "clientage":
            return "a client, bound to follow"
        return f"bound by {self.names.clause(clause)}"

    def verdict(self) -> str:
        """Who tips the beam, in a sentence."""
        found = self.tips()
        holder = self.names.state(self.crisis.target)
        if found is None:
            return f"**No friend tips the beam.** {holder} must hold with what it has."
        name = self.names.state(found[0])
        return (
            f"**{name} tips the beam.** If it comes, {holder} holds with {round(found[1] / 10)} in 100; "
            f"if it stays away, with {round(found[2] / 10)}."
        )

    # -- answers ---------------------------------------------------------------------------------
    def courses(self) -> tuple[Course, ...]:
        """What we can do here, if anything."""
        letter, crisis = self.letter, self.crisis
        if letter is not None and letter.kind == "demand":
            return demand_courses(self.view, crisis, letter.advice, letter.answer, letter.decision)
        if letter is not None and letter.kind == "pledge":
            return pledge_courses(self.view, crisis, letter.sender, letter.advice, letter.answer)
        orders = self.desk.phase is Phase.ORDERS and not self.desk.is_watching
        if orders and crisis.demander == self.desk.seat and crisis.stage is Stage.REFUSED:
            return self.own_choice()
        return ()

    def own_choice(self) -> tuple[Course, ...]:
        """Attack or let it lapse, as the draft stands."""
        found = self.attack_line()
        settled = self.desk.is_settled(self.crisis.id)
        chosen = (found is not None and not self.desk.lines[found].struck) if settled else None
        advised = found is not None and self.desk.lines[found].origin == "ministry"
        return own_courses(self.view, self.crisis, advised_attack=advised, chosen_attack=chosen)

    def attack_line(self) -> int | None:
        """The line of the draft that would begin this war."""
        for n, one in enumerate(self.desk.lines):
            if isinstance(one.line, Attack) and one.line.target == self.crisis.target:
                return n
        return None

    def press(self, course: Course) -> None:
        """An answer is given; it can be changed until the phase ends."""
        if self.letter is not None and isinstance(course.answer, Answer):
            self.desk.answer(course.answer)
        else:
            self.draw_up(course)
            self.desk.settle(self.crisis.id)
        if self.open is not None:
            self.screen.close(self.open)
        if self.on_done is not None:
            self.on_done()
        else:
            self.screen.rebuild()

    def draw_up(self, course: Course) -> None:
        """Put the attack into the draft, or strike it."""
        at = self.attack_line()
        if course.answer is None:
            if at is not None:
                self.desk.strike(at)
        elif at is not None:
            self.desk.restore(at)
        elif isinstance(course.answer, Attack):
            self.desk.add(course.answer)
