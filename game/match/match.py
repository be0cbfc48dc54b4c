"""The loop of a game: await, gather, deliberate, resolve, write down (architecture.md).

The same loop runs a game without players at full speed, a player's game in
the window, and several players at one table: only the number of awaited
seats differs.
"""

from collections.abc import Mapping
from pathlib import Path

from game.chronicle.entry import Entry
from game.chronicle.files import Scribe, fresh_path
from game.chronicle.header import Header
from game.chronicle.record import Chronicle
from game.doctrines.deliberation import deliberate, deliberate_together
from game.doctrines.doctrine import MINISTRY, Doctrine, doctrines, recalled
from game.doctrines.mind import Deliberation, Mind, Strategy
from game.kit.dice import Dice
from game.match.motives import with_motives
from game.match.opening import dice_of, opening_of
from game.match.setup import Setup, header_of
from game.measures.power import living
from game.perception.views import View, look
from game.rules.turn import Step, resolve
from game.scenarios.faults import Fault, FaultsFoundError, nearest, shown
from game.world.reasons import Decision
from game.world.sheets import Sheet
from game.world.worlds import World

__all__ = ["Match", "OutOfTurnError"]


class OutOfTurnError(RuntimeError):
    """Something was asked of a match at the wrong time: a sheet from a seat not awaited, or a step too early."""


class Match:
    """One game at one table. Make it with `begin` or `resume`."""

    def __init__(
        self, chronicle: Chronicle, scribe: Scribe | None = None, taught: Mapping[str, Doctrine] | None = None
    ) -> None:
        self.chronicle = chronicle
        self._scribe = scribe
        self._minds = _minds(chronicle.header, doctrines() if taught is None else taught)
        self._roads = _roads(chronicle.header)
        self._charters = chronicle.header.charters
        self._sheets: dict[str, Sheet] = {}
        self._views: dict[str, View] = {}

    @classmethod
    def begin(cls, setup: Setup, autosave: Path | None = None) -> "Match":
        """A new game, kept in a file where one is named; FaultsFoundError where the setup does not fit."""
        header, scenario = header_of(setup)
        chronicle = Chronicle.begin(header, opening_of(header, scenario))
        return cls(chronicle, Scribe.begin(chronicle, autosave) if autosave else None, setup.shelf)

    @classmethod
    def resume(cls, chronicle: Chronicle, autosave: Path | None = None) -> "Match":
        """Go on with a game on record, in its own file or in a new one.

        A packed file is never written into: its game goes on in a new file
        among the player's saves.
        """
        path = chronicle.path
        if autosave is None and path is not None and path.suffix != ".gz":
            return cls(chronicle, Scribe.resume(chronicle))
        if autosave is None and path is not None:
            autosave = autosave_path(chronicle)
        return cls(chronicle, Scribe.begin(chronicle, autosave) if autosave else None)

    @property
    def world(self) -> World:
        """The world as it stands, secrets and all: for the rules and the report, never for a seat."""
        return self.chronicle.world

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.chronicle.is_over

    @property
    def players(self) -> tuple[str, ...]:
        """The seats people play, alive or not."""
        return self.chronicle.players

    def view(self, seat: str) -> View:
        """What a seat can see now; the public estimates are reckoned once for all seats, if at all."""
        if seat not in self._views:
            known = next((view.estimates for view in self._views.values()), None)
            self._views[seat] = look(self.world, seat, known)
        return self._views[seat]

    def draft(self, seat: str, strategy: Strategy | None = None, focus: str | None = None) -> Deliberation:
        """The ministry's draft for a seat, on the road its player has chosen."""
        dice = dice_of(self.chronicle.header, self.world, seat)
        return deliberate(self.view(seat), MINISTRY, dice, strategy=strategy, focus=focus, charters=self._charters)

    def awaiting(self) -> tuple[str, ...]:
        """Living players whose sheets are not in."""
        if self.is_over:
            return ()
        states = self.world.states
        return tuple(seat for seat in self.players if states[seat].alive and seat not in self._sheets)

    def hand_in(self, sheet: Sheet) -> None:
        """Take a player's sheet for this phase; it can be recalled until the match advances."""
        if sheet.seat not in self.awaiting():
            raise OutOfTurnError(f"no sheet is awaited from {sheet.seat}")
        self._sheets[sheet.seat] = sheet

    def recall(self, seat: str) -> Sheet:
        """Give a sheet back to its player."""
        if seat not in self._sheets:
            raise OutOfTurnError(f"{seat} has handed in no sheet")
        return self._sheets.pop(seat)

    def advance(self) -> Step:
        """Let the doctrines decide, resolve the phase, and write it down."""
        if self.is_over:
            raise OutOfTurnError("the game is over")
        if missing := self.awaiting():
            raise OutOfTurnError(f"still awaited: {', '.join(missing)}")
        world = self.world
        sheets, decisions = self._decided()
        step = resolve(world, {sheet.seat: sheet for sheet in sheets}, Dice(self.chronicle.header.seed))
        self._record(Entry(world.turn, world.phase.value, sheets, decisions, step.events, step.world))
        self._sheets.clear()
        self._views.clear()
        return step

    def _record(self, entry: Entry) -> None:
        if self._scribe:
            self._scribe.add(entry)
        else:
            self.chronicle.add(entry)

    def _decided(self) -> tuple[tuple[Sheet, ...], tuple[Decision, ...]]:
        """Every living seat's sheet in order of ids, and the reasons the doctrines give."""
        seats = living(self.world)
        minds = [self._thinking(seat) for seat in seats if seat not in self._sheets]
        made = dict(zip((mind.seat for mind in minds), deliberate_together(minds), strict=True))
        for seat, sheet in self._sheets.items():
            made[seat] = Deliberation(self._motivated(sheet), ())
        each = [made[seat] for seat in seats]
        return tuple(one.sheet for one in each), tuple(reason for one in each for reason in one.decisions)

    def _thinking(self, seat: str) -> Mind:
        """The mind that decides for a seat without a player."""
        dice = dice_of(self.chronicle.header, self.world, seat)
        return Mind(self.view(seat), self._mind(seat), dice, self._roads.get(seat), charters=self._charters)

    def _motivated(self, sheet: Sheet) -> Sheet:
        """A player's sheet with the ministry's motives where player and ministry agree."""
        return with_motives(sheet, lambda: self.draft(sheet.seat).sheet)

    def _mind(self, seat: str) -> Doctrine:
        """Who decides for a seat without a player: the doctrine the header names, or the state's own.

        A state that entered in mid-game is in no header.
        """
        if seat not in self._minds:
            self._minds[seat] = doctrines().get(self.world.secrets.doctrine.get(seat, ""), MINISTRY)
        return self._minds[seat]


def _minds(header: Header, shelf: Mapping[str, Doctrine]) -> dict[str, Doctrine]:
    """Every seat's doctrine; FaultsFoundError where a save names one neither kept in it nor on the shelf."""
    shelf = {**shelf, **{id: recalled(kept) for id, kept in header.taught.items()}}
    named = {seat: header.doctrines.get(seat, who) for seat, who in header.seats.items()}
    faults = [
        Fault("save", f"doctrine {shown(name)} of {seat}", "there is no such doctrine here", nearest(name, shelf))
        for seat, name in sorted(named.items())
        if name not in shelf and seat not in header.players
    ]
    if faults:
        raise FaultsFoundError(faults)
    return {seat: shelf.get(name, MINISTRY) for seat, name in named.items()}


def _roads(header: Header) -> dict[str, Strategy]:
    """The grand strategies that some minds are held to; FaultsFoundError where a save names none there is."""
    known = {one.value for one in Strategy}
    faults = [
        Fault("save", f"strategy {shown(road)} of {seat}", "there is no such grand strategy", nearest(road, known))
        for seat, road in sorted(header.strategies.items())
        if road not in known
    ]
    if faults:
        raise FaultsFoundError(faults)
    return {seat: Strategy(road) for seat, road in header.strategies.items()}


def autosave_path(chronicle: Chronicle) -> Path:
    """A new file for this game among the player's saves."""
    header = chronicle.header
    return fresh_path(header.scenario, header.players[0] if header.players else "all")
