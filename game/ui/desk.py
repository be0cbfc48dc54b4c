"""The desk: one player's game at the window, between the match below and the screens above.

It keeps what a screen needs and a match has no use for: the draft with its undo, the answers not yet sent, what this
seat heard, and the others' turn while it runs. It decides nothing: a sheet leaves it exactly as the player left it.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from game.chronicle.files import fresh_path, save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.doctrines.mind import Deliberation, Strategy
from game.match.match import Match
from game.match.setup import Setup
from game.perception.views import View
from game.report.telling.years import year_of, year_text
from game.rules import legality
from game.rules.means import Ledger
from game.rules.shape import misshapen
from game.scenarios.faults import Fault
from game.scenarios.library import Scenario, scenario_of
from game.ui.docket import ASKED, Dispatch, docket, id_of
from game.ui.draftbook import DraftBook, DraftLine, Page, drafted, with_own
from game.ui.others import OthersTurn
from game.ui.purse import Purse, cost_of, purse_of
from game.ui.roads import keep_road, kept_road
from game.world.conflicts import Crisis, Stage
from game.world.events import Event
from game.world.predictions import Prediction
from game.world.sheets import Answer, Line, Sheet
from game.world.worlds import Phase, World

__all__ = ["Desk", "DraftLine", "Purse", "cost_of", "heard_by"]


def heard_by(events: tuple[Event, ...], seat: str) -> tuple[Event, ...]:
    """The events that a seat may know of."""
    return tuple(event for event in events if event.audience is None or seat in event.audience)


class Desk:
    """One seat of one match. Make it with `begin` or `resume`.

    At a `shared` desk other players sit at the same window: their sheets are awaited. Elsewhere the ministry writes
    the sheets of other seats that people play.
    """

    def __init__(self, match: Match, seat: str, scenario: Scenario | None = None, *, shared: bool = False) -> None:
        self.match = match
        self.seat = seat
        self.is_shared = shared
        self.is_unread = shared
        self.scenario = scenario or scenario_of(match.world)
        self.last_events = heard_by(match.chronicle.last.events, seat)
        self._book = DraftBook()
        self._answers: dict[str, Answer] = {}
        self._advice: tuple[DraftLine, ...] = ()
        self._heard: dict[int, list[Event]] = {}
        self._read = 0
        self._settled: set[str] = set()
        self._others = OthersTurn()
        self._ahead: tuple[tuple[str, Strategy | None, str | None], Deliberation] | None = None
        strategy, focus = kept_road(self.chronicle.path, seat, frozenset(self.chronicle.world.states))
        self._book.begin(Page((), strategy, focus))
        self._open_phase()

    @classmethod
    def begin(cls, setup: Setup, autosave: Path | None = None) -> "Desk":
        """A new game, kept among the player's saves unless another file is named."""
        seat = setup.players[0]
        match = Match.begin(setup, autosave or fresh_path(Path(setup.scenario).name, seat))
        return cls(match, seat)

    @classmethod
    def resume(cls, path: Path) -> "Desk":
        """Go on with a saved game at its last whole phase; FaultsFoundError where there is none."""
        chronicle = load(path)
        seat = chronicle.players[0] if chronicle.players else sorted(chronicle.world.states)[0]
        return cls(Match.resume(chronicle), seat)

    # -- what can be seen -----------------------------------------------------------------------

    @property
    def chronicle(self) -> Chronicle:
        """The game on record."""
        return self.match.chronicle

    @property
    def world(self) -> World:
        """The world as this seat sees it."""
        return self.view.world

    def sit_down(self) -> None:
        """Come back to a shared desk after others sat at the window: the papers of the phase are laid out."""
        self.last_events = heard_by(self.chronicle.last.events, self.seat)
        self.is_unread = True
        self._open_phase()

    @property
    def turn(self) -> int:
        """The turn being played."""
        return self.world.turn

    @property
    def last_turn(self) -> int:
        """The turn the game ends with at the latest."""
        return self.world.system.last_turn

    @property
    def year(self) -> int:
        """The year of this turn; negative before our era, and there is no year 0."""
        return year_of(self.world.system, self.turn)

    @property
    def date(self) -> str:
        """The year in words: `490 BCE`."""
        return year_text(self.world.system, self.turn)

    @property
    def phase(self) -> Phase:
        """What the world waits for."""
        return self.world.phase

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.phase is Phase.OVER

    @property
    def is_alive(self) -> bool:
        """Whether the player's state still exists; a dead one watches."""
        return self.world.states[self.seat].alive and self.seat in self.view.survey.index

    @property
    def is_watching(self) -> bool:
        """Whether nobody awaits this seat's sheet: its state is gone, or nobody plays it."""
        return not self.is_over and (not self.is_alive or self.seat not in self.match.players)

    @property
    def notice(self) -> Fault | None:
        """What the player should be told once of the file: that it was cut, or could not be written."""
        return self.chronicle.notice

    @property
    def history(self) -> dict[int, tuple[Event, ...]]:
        """What this seat has heard, turn by turn."""
        steps = self.chronicle.steps
        while self._read < len(steps):
            for event in heard_by(steps[self._read].events, self.seat):
                self._heard.setdefault(event.turn, []).append(event)
            self._read += 1
        return {turn: tuple(events) for turn, events in self._heard.items()}

    # -- the draft of orders --------------------------------------------------------------------

    @property
    def lines(self) -> tuple[DraftLine, ...]:
        """The draft, line by line; empty in Dispatches and while watching."""
        return self._book.page.lines

    @property
    def strategy(self) -> Strategy | None:
        """The road chosen; None leaves it to the ministry."""
        return self._book.page.strategy

    @property
    def focus(self) -> str | None:
        """The state the road is about: against whom, under whom."""
        return self._book.page.focus

    @property
    def can_undo(self) -> bool:
        """Whether undo would do something."""
        return bool(self._book.past)

    @property
    def can_redo(self) -> bool:
        """Whether redo would do something."""
        return bool(self._book.future)

    def choose(self, strategy: Strategy | None, focus: str | None = None) -> None:
        """Take a road: the ministry draws its draft anew, the player's own lines stay."""
        if self.phase is Phase.ORDERS and not self.is_watching:
            self._book.redraw(drafted(self._draft(strategy, focus)), strategy, focus)
        else:
            self._book.page = replace(self._book.page, strategy=strategy, focus=focus)
        keep_road(self.chronicle.path, self.seat, strategy, focus)

    def adopt(self, counsel: Deliberation) -> None:
        """Take another's whole draft in place of the ministry's; the player's own lines stay, undo takes it back."""
        self._book.redraw(drafted(counsel), self.strategy, self.focus)

    def strike(self, n: int) -> None:
        """Strike line n through; it stays to be restored."""
        self._book.strike(n)

    def restore(self, n: int) -> None:
        """Take the stroke from line n, and the player's change if there is one."""
        self._book.strike(n, struck=False)

    def add(self, line: Line) -> int:
        """Add an order of one's own (or put it in place of one on the same deed); its number."""
        return self._book.add(line)

    def replace(self, n: int, line: Line) -> None:
        """Change line n; what the draft said stays in its `was`."""
        self._book.replace(n, line)

    def put(self, n: int | None, line: Line) -> None:
        """A new order where no number is named, else in place of line n."""
        if n is None:
            self.add(line)
        else:
            self.replace(n, line)

    def remove(self, n: int) -> None:
        """Take a line out altogether."""
        self._book.remove(n)

    def undo(self) -> bool:
        """Take back the last change of the draft; whether there was one."""
        return self._book.undo()

    def redo(self) -> bool:
        """Do again what was taken back; whether there was something."""
        return self._book.redo()

    def refused(self) -> tuple[Crisis, ...]:
        """Our own demands that were refused: each asks whether we attack or let it lapse."""
        if self.phase is not Phase.ORDERS or self.is_watching:
            return ()
        mine = (one for one in self.world.crises.values() if one.demander == self.seat)
        return tuple(one for one in mine if one.stage is Stage.REFUSED)

    def is_settled(self, crisis: str) -> bool:
        """Whether the player has said what is to follow a refusal."""
        return crisis in self._settled

    def settle(self, crisis: str) -> None:
        """The player has decided on a refusal, as the draft now stands; it can be decided anew until the orders go."""
        self._settled.add(crisis)

    def purse(self) -> Purse:
        """The treasury after the draft, and as the next turn opens if nothing else happens."""
        return purse_of(self.world, self.seat, self.sheet().lines if self.phase is Phase.ORDERS else ())

    def faults(self) -> dict[int, str]:
        """For each line of the draft that the law would refuse: why, in words and with the cure."""
        ledger = Ledger.opened(self.world, self.seat)
        found = {}
        for n, one in enumerate(self.lines):
            if not one.struck and (why := self._fault(ledger, one.line)):
                found[n] = why
        return found

    def why_not(self, line: Line) -> str | None:
        """Why a line could not be added to the sheet as it stands, or None."""
        ledger = Ledger.opened(self.world, self.seat)
        for known in self.sheet().lines:
            if known != line:
                self._fault(ledger, known)
        return self._fault(ledger, line)

    def _fault(self, ledger: Ledger, line: Line) -> str | None:
        checks = legality.ORDERS if self.phase is Phase.ORDERS else legality.ANSWERS
        check = checks.get(type(line))
        if check is None:
            return "This cannot be done now; it belongs to the other half of the turn."
        return misshapen(line) or check(self.world, ledger, line)

    # -- dispatches -----------------------------------------------------------------------------

    def dispatches(self) -> tuple[Dispatch, ...]:
        """What reached this seat and awaits an answer, gravest first; none outside Dispatches."""
        if self.is_watching or self.is_over:
            return ()
        return docket(self.world, self.seat, self._advice, self._answers)

    def answer(self, line: Answer) -> None:
        """Answer a letter, or answer it otherwise; it can be changed until the phase ends."""
        self._answers[id_of(line)] = line

    def unanswer(self, id: str) -> None:
        """Take an answer back."""
        self._answers.pop(id, None)

    def answer_rest(self) -> None:
        """Follow the ministry's advice in every letter still open."""
        for letter in self.dispatches():
            if not letter.answered and letter.advice is not None:
                self.answer(letter.advice)

    def blockers(self) -> tuple[str, ...]:
        """What is unanswered, in words; empty where the phase can end."""
        names = self.world.states
        open_letters = [one for one in self.dispatches() if not one.answered and not one.optional]
        refusals = [f"the refusal of {names[one.target].name}" for one in self.refused() if one.id not in self._settled]
        return (*refusals, *(f"{ASKED[one.kind]} {names[one.sender].name}" for one in open_letters))

    # -- predictions ----------------------------------------------------------------------------

    @property
    def predictions(self) -> tuple[Prediction, ...]:
        """What the player predicts in this phase; it goes with the sheet, and no rule reads it."""
        return self._book.page.predictions

    def predict(self, one: Prediction) -> bool:
        """Lay a prediction down, in place of one on the same question; one that lies there is taken back."""
        return not self.is_over and not self.is_watching and self._book.predict(one)

    # -- the end of a phase ---------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """What would be handed in now."""
        if self.phase is Phase.DISPATCHES:
            return Sheet(self.seat, tuple(self._answers.values()), self.predictions)
        return Sheet(self.seat, tuple(one.line for one in self.lines if not one.struck), self.predictions)

    @property
    def is_advancing(self) -> bool:
        """Whether the others' turn is running."""
        return self._others.is_running

    def start_advance(self) -> None:
        """Hand in the sheet and let the others decide, in a thread of its own; then ask `poll`.

        At a shared desk nothing runs until every player has handed in.
        """
        if self.is_advancing or self.is_over:
            return
        for seat in self.match.awaiting():
            if seat == self.seat:
                self.match.hand_in(self.sheet())
            elif self.is_shared:
                continue
            else:
                self.match.hand_in(self.match.draft(seat).sheet)
        if self.match.awaiting():
            return
        self._others.start(self._advance)

    def _advance(self) -> None:
        self.match.advance()
        with suppress(Exception):
            self._think_ahead()

    def _think_ahead(self) -> None:
        """Draw the ministry's next draft while the window still waits; what fails here is said when it is asked for."""
        road = (self.seat, self.strategy, self.focus)
        if self.match.is_over or self.is_shared or not self.match.world.states[self.seat].alive:
            return
        self._ahead = road, self._draft(self.strategy, self.focus)

    def poll(self) -> tuple[Event, ...] | None:
        """The events this seat heard, once the others have done; None while they still decide. What failed raises."""
        if not self._others.ended():
            return None
        self.last_events = heard_by(self.chronicle.last.events, self.seat)
        self._open_phase()
        return self.last_events

    def finish(self) -> None:
        """Wait for the others' turn if it runs, so that it is whole on record before the desk is left."""
        self._others.wait()

    def end_phase(self) -> tuple[Event, ...]:
        """`start_advance` and wait: for tests and for scripts."""
        self.start_advance()
        if not self.is_advancing:
            return ()
        self._others.wait(None)
        return self.poll() or ()

    def save_as(self, path: Path) -> None:
        """Write the whole game to another file; play goes on in the old one. OSError if it cannot."""
        save_as(self.chronicle, path)
        keep_road(path, self.seat, self.strategy, self.focus)

    def _open_phase(self) -> None:
        """Lay out the papers of a new phase."""
        self.view: View = self.match.view(self.seat)
        self._answers, self._settled = {}, set()
        strategy, focus = self.strategy, self.focus
        if focus is not None and not self.world.states[focus].alive:
            strategy, focus = None, None
        if self.is_over or self.is_watching:
            self._advice = ()
            self._book.begin(Page((), strategy, focus))
            return
        ahead, self._ahead = self._ahead, None
        known = ahead is not None and ahead[0] == (self.seat, strategy, focus)
        lines = drafted(ahead[1] if ahead is not None and known else self._draft(strategy, focus))
        orders = self.phase is Phase.ORDERS
        self._advice = () if orders else lines
        self._book.begin(Page(with_own(lines, ()) if orders else (), strategy, focus))

    def _draft(self, strategy: Strategy | None, focus: str | None) -> Deliberation:
        return self.match.draft(self.seat, strategy, focus)
