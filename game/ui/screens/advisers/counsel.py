"""What two minds would do in our seat, and why: the very procedure of the other states, at public parameters.

An adviser is a doctrine asked as the ministry is asked: it reads the middle of every band, trembles at nothing and
takes up every matter (decisions 3). Its beliefs, tastes and rules of thumb are those of its file; no number is added.
"""

from dataclasses import dataclass
from functools import cached_property

from game.doctrines.deliberation import deliberate
from game.doctrines.doctrine import Doctrine
from game.doctrines.mind import Deliberation, Strategy
from game.match.opening import dice_of
from game.perception.offers import treaty_terms
from game.report.telling.why import weighed_course
from game.rules.diplomacy import written
from game.ui.desk import Desk
from game.ui.docket import Dispatch, answers_to
from game.ui.draftbook import DraftLine, deed_of, drafted
from game.world import sheets as s
from game.world.reasons import Decision, Option, Term
from game.world.sheets import Answer, Line
from game.world.treaties import TreatyKind

__all__ = ["ROAD", "Counsel", "Matter", "Stand", "disagreement", "heard", "kind_of_line", "matters", "road_of", "stand"]

ROAD = ("road",)
"""The key of the first matter at Orders: what the whole draft amounts to."""
_BUDGET = (s.Levy, s.Recruit, s.Disband, s.Fortify, s.Emulate, s.Conscript)


@dataclass(frozen=True)
class Counsel:
    """One adviser's whole draft."""

    doctrine: Doctrine
    made: Deliberation

    @cached_property
    def lines(self) -> tuple[DraftLine, ...]:
        """Its lines, each with the decision behind it."""
        return drafted(self.made)

    @cached_property
    def by_matter(self) -> dict[tuple[object, ...], list[DraftLine]]:
        """Its lines by what they are about."""
        found: dict[tuple[object, ...], list[DraftLine]] = {}
        for one in self.lines:
            key = _matter_of(one.line)
            if key is not None:
                found.setdefault(key, []).append(one)
        return found


@dataclass(frozen=True, slots=True)
class Matter:
    """One question: its key, the line or letter it is about, and whether both would act alike."""

    key: tuple[object, ...]
    line: Line | None
    letter: Dispatch | None
    agreed: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an adviser stands on a matter.

    `acts`: its lines, none where it would leave it. `course` what was weighed, `margin` thousandths of wealth by
    which what it chose beats the best it passed over; None where its procedure reckons no sum for it.
    """

    acts: tuple[DraftLine, ...]
    decision: Decision | None
    course: Option | None
    margin: int | None


def heard(desk: Desk, doctrine: Doctrine, strategy: Strategy | None = None) -> Counsel:
    """A doctrine's counsel for this seat and phase, on its own road unless one is named."""
    clerk = doctrine.model_copy(update={"family": "ministry"})
    header = desk.chronicle.header
    dice = dice_of(header, desk.world, desk.seat)
    made = deliberate(
        desk.view, clerk, dice, strategy=strategy, focus=desk.focus if strategy else None, charters=header.charters
    )
    return Counsel(doctrine, made)


def _matter_of(line: Line) -> tuple[object, ...] | None:
    """What a line is about; nothing for marches, which follow from the rest."""
    if isinstance(line, _BUDGET):
        return ("budget",)
    if isinstance(line, Answer):
        return ("letter", answers_to(line)[1])
    return None if isinstance(line, s.March) else deed_of(line)


def matters(desk: Desk, one: Counsel, other: Counsel) -> tuple[Matter, ...]:
    """What lies before us: each letter; at Orders the road first, then each deed that either would do."""
    letters = desk.dispatches()
    if letters:
        return tuple(_letter_matter(letter, one, other) for letter in letters)
    keys = list(dict.fromkeys([*one.by_matter, *other.by_matter]))
    found = [Matter(ROAD, None, None, road_of(one) is road_of(other))]
    for key in keys:
        mine, theirs = one.by_matter.get(key, []), other.by_matter.get(key, [])
        same = [x.line for x in mine] == [x.line for x in theirs]
        found.append(Matter(key, (mine or theirs)[0].line, None, same))
    rest = sorted(found[1:], key=lambda m: (m.agreed, m.key == ("budget",)))
    return (found[0], *rest)


def _letter_matter(letter: Dispatch, one: Counsel, other: Counsel) -> Matter:
    key = ("letter", letter.id)
    mine, theirs = (c.by_matter.get(key, []) for c in (one, other))
    return Matter(key, None, letter, [_said(x.line) for x in mine] == [_said(x.line) for x in theirs])


def _said(line: Line) -> object:
    """What an answer says, without its motive."""
    for name in ("accept", "honour", "stands", "reply", "ballot"):
        if (value := getattr(line, name, None)) is not None:
            return value
    return line


def road_of(counsel: Counsel) -> Strategy:
    """The road that a draft amounts to, read from its deeds."""
    lines = [one.line for one in counsel.lines]
    if any(isinstance(x, s.ProposeTreaty) and x.treaty is TreatyKind.CLIENTAGE and not x.senior for x in lines):
        return Strategy.BANDWAGON
    if any(isinstance(x, s.FoundPact | s.ApplyToPact | s.PutMotion) for x in lines):
        return Strategy.PACT
    bonds = (TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.OFFENCE)
    allied = any(isinstance(x, s.ProposeTreaty) and x.treaty in bonds for x in lines)
    return Strategy.BALANCE if allied else Strategy.ALONE


def stand(desk: Desk, counsel: Counsel, matter: Matter) -> Stand:
    """Where an adviser stands, with its sum: kept from its deliberation, or reckoned by its own temper for a treaty."""
    acts = tuple(counsel.by_matter.get(matter.key, ()))
    decision = next((one.decision for one in acts if one.decision is not None), None)
    if decision is not None:
        return Stand(acts, decision, weighed_course(decision), _margin(decision))
    if isinstance(matter.line, s.ProposeTreaty):
        course = _treaty_course(desk, counsel.doctrine, matter.line)
        return Stand(acts, None, course, -course.milli if course is not None else None)
    return Stand(acts, None, None, None)


def _margin(decision: Decision) -> int | None:
    """By how much the course chosen beats the best other that is not struck off."""
    chosen = next((o for o in decision.options if o.label == decision.chosen), None)
    others = [o.milli for o in decision.options if o.label != decision.chosen and not o.struck]
    return chosen.milli - max(others) if chosen is not None and others else None


def _treaty_course(desk: Desk, doctrine: Doctrine, line: s.ProposeTreaty) -> Option | None:
    """What a treaty that the other adviser would offer is worth to this one a turn."""
    r, survey = desk.view.reckoning, desk.view.survey
    if desk.seat not in survey.index or line.to not in survey.index:
        return None
    treaty = written(desk.seat, line, desk.turn)
    greed = (0.15 + 1.2 * desk.view.disposition / 100) * doctrine.temper.greed
    terms = treaty_terms(r, survey.of(desk.seat), treaty, doctrine.temper, greed)
    parts = tuple(Term(n, round(float(v) * 1000)) for n, v in terms.items() if abs(float(v)) >= 0.0005)
    return Option(line.treaty.value.replace("_", " "), sum(t.milli for t in parts), parts)


def disagreement(one: Stand, other: Stand) -> tuple[str, int, int] | None:
    """The term on which two sums differ most: its name and both figures in thousandths; None where none is shared."""
    mine, theirs = (
        {t.name: t.milli for t in stand.course.terms} if stand.course is not None else {} for stand in (one, other)
    )
    if not mine or not theirs:
        return None
    names = sorted({*mine, *theirs}, key=lambda n: (-abs(mine.get(n, 0) - theirs.get(n, 0)), n))
    top = names[0]
    if mine.get(top, 0) == theirs.get(top, 0):
        return None
    return top, mine.get(top, 0), theirs.get(top, 0)


def kind_of_line(matter: Matter, road: Strategy | None = None) -> str:
    """Under which head the schools speak of a matter."""
    if matter.letter is not None:
        treaty = getattr(matter.letter.subject, "treaty", None)
        if matter.letter.kind == "proposal":
            return _treaty_head(treaty.kind) if treaty is not None else "pact"
        heads = {"demand": "demand", "pledge": "call", "call": "call", "motion": "pact", "peace": "peace"}
        return heads[matter.letter.kind]
    match matter.line:
        case None:
            return road.value if road is not None else "balance"
        case s.ProposeTreaty():
            return _treaty_head(matter.line.treaty)
        case s.FoundPact() | s.ApplyToPact() | s.Withdraw() | s.PutMotion():
            return "pact"
        case s.MakeDemand() | s.Covert():
            return "demand"
        case s.Attack() | s.JoinWar():
            return "war"
        case s.OfferPeace() | s.Mediate() | s.ReleaseAlly():
            return "peace"
        case s.Denounce():
            return "call"
    return "arms"


def _treaty_head(kind: TreatyKind) -> str:
    heads = {TreatyKind.TRADE: "trade", TreatyKind.CLIENTAGE: "bandwagon", TreatyKind.OFFENCE: "war",
             TreatyKind.ARMS_LIMIT: "arms", TreatyKind.NON_AGGRESSION: "peace", TreatyKind.TRUCE: "peace"}  # fmt: skip
    return heads.get(kind, "balance")
