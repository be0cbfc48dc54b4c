"""The courses open in a crisis, each with what follows from it in figures; nothing here draws.

A figure stands on a card only if the rules or the shared estimates give it (see `consequences`).
"""

from __future__ import annotations

from dataclasses import dataclass

from game.perception import forecast as f
from game.perception.forecast import Estimate
from game.perception.views import View
from game.perception.whip import carried_by, whip_count
from game.report.telling.naming import Names
from game.rules.legitimacy import GAIN, LOSS
from game.rules.replies import can_appeal
from game.ui.figures import percent
from game.ui.screens.words import consequences as c
from game.ui.screens.words.court import Docketed, docketed
from game.ui.screens.words.papers import brigades
from game.ui.screens.words.voices import short_name
from game.ui.widgets.text import signed
from game.world import sheets as s
from game.world.conflicts import AimKind, Crisis
from game.world.constants import WEALTH
from game.world.pacts import Pact, Trigger
from game.world.reasons import Decision
from game.world.sheets import AnswerDemand, AnswerPledge, Attack, DemandReply, Line

__all__ = ["Course", "Figured", "band", "call_courses", "demand_courses", "own_courses", "percent", "pledge_courses"]


@dataclass(frozen=True, slots=True)
class Figured:
    """One figure of a card: a number, what it counts, its band; `tip` a sentence on where it comes from."""

    value: str
    label: str
    band: str = ""
    ink: str = "ink"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One answer: its key, its name, a line on it, what follows. `answer` is None for letting things be."""

    key: str
    name: str
    line: str
    figures: tuple[Figured, ...]
    answer: Line | None
    advised: bool = False
    chosen: bool = False


def band(estimate: Estimate) -> str:
    """`27–49` of an estimate in thousandths; nothing where it is certain."""
    low, high = (round(bound / 10) for bound in sorted((estimate.low, estimate.high)))
    return f"{low}–{high}" if low != high else ""


def _chance(estimate: Estimate, label: str, tip: str, *, danger: bool = False) -> Figured:
    return Figured(percent(estimate.middle), label, band(estimate), "danger" if danger else "ink", tip)


def _moved(points: float, label: str, tip: str = "", digits: int = 0) -> Figured:
    return Figured(signed(points, digits=digits), label, tip=tip)


_WAR_TIP = "What all reckon the demander’s staff would decide, over the errors it may make in counting us."
_FIGURES = 6
"""Figures that a card holds."""
_BRIEF = 18
"""Letters of a pact's name that a card has room for."""
_HOLD_TIP = "The contest of both sides as expected on the scales, over the errors a staff makes."


def demand_courses(
    view: View, crisis: Crisis, advice: Line | None, answer: Line | None, decision: Decision | None
) -> tuple[Course, ...]:
    """Concede, refuse, appeal where a pact covers us, go to court where one is open."""
    names = Names(view.world)
    courses = [_concede(view, crisis, names), _refuse(view, crisis, names, decision)]
    pact = c.council_pact(view.world, crisis)
    if pact is not None and can_appeal(view.world, crisis):
        courses.append(_appeal(view, crisis, pact, names))
    court = docketed(view, crisis)
    if court is not None:
        courses.append(_sue(court, str(len(courses) + 1), names))
    return tuple(_marked(course, advice, answer) for course in courses)


def _marked(course: Course, advice: Line | None, answer: Line | None) -> Course:
    """With the ministry's ring and the player's mark, by what the lines do."""
    return Course(
        course.key, course.name, course.line, course.figures, course.answer,
        advised=_same(course.answer, advice), chosen=_same(course.answer, answer),
    )  # fmt: skip


def _same(line: Line | None, other: Line | None) -> bool:
    """Whether two answers say the same."""
    if line is None or other is None or type(line) is not type(other):
        return False
    for name in ("reply", "stands", "honour", "accept", "ballot"):
        if hasattr(line, name):
            return bool(getattr(line, name) == getattr(other, name))
    return False


def _likely_pledges(view: View, crisis: Crisis) -> list[tuple[str, Line]]:
    """What bound friends are expected to say."""
    spoken = {one.state: one.credence >= 500 for one in f.coalition(view, crisis.target, crisis.demander, crisis)}
    return [(k, AnswerPledge(crisis.id, spoken.get(k, False))) for k in crisis.bound]


def _concede(view: View, crisis: Crisis, names: Names) -> Course:
    line = AnswerDemand(crisis.id, DemandReply.CONCEDE)
    after = c.tried(view, [(view.seat, line), *_likely_pledges(view, crisis)])
    moved, later = c.change(view.world, after, view.seat), c.seen_from(view, after)
    foe = names.state(crisis.demander)
    figures = [
        _chance(f.danger_from(later, crisis.demander), "war within 10 turns", f"{foe} may come back for more."),
        _moved(moved.yearly / WEALTH, "treasury a turn") if moved.yearly or not moved.treasury
        else _moved(moved.treasury / WEALTH, "treasury now"),
        _moved(moved.stability, "stability"),
        Figured(str(after.states[view.seat].precedent), "precedents set", tip="Each makes the next one dearer."),
        _chance(f.holds(later, view.seat, crisis.demander), "we hold, if attacked", _HOLD_TIP),
        *_legitimacy(view, moved.legitimacy),
    ]  # fmt: skip
    return Course("1", "Concede", f"{_given(crisis, names)} The next comes sooner.", tuple(figures), line)


def _given(crisis: Crisis, names: Names) -> str:
    """What is handed over."""
    return {
        AimKind.PROVINCE: f"{names.province(crisis.aim.province)} is theirs.",
        AimKind.CLIENTAGE: f"We become a client of {names.state(crisis.demander)}.",
        AimKind.TRIBUTE: "The silver is sent.",
        AimKind.EXIT: "The treaty is struck.",
        AimKind.FREEDOM: "They go free.",
        AimKind.REDRESS: "The ground is restored.",
    }[crisis.aim.kind]


def _legitimacy(view: View, moved: dict[str, tuple[int, int]]) -> list[Figured]:
    out = []
    for id, (before, after) in moved.items():
        name = short_name(view.world.pacts[id].charter.name).removeprefix("the ")
        label = f"{name} legitimacy" if len(name) < _BRIEF else "pact legitimacy"
        out.append(_moved(after - before, label, f"Of {view.world.pacts[id].charter.name}."))
    return out


def _refuse(view: View, crisis: Crisis, names: Names, decision: Decision | None) -> Course:
    friends = "Our friends are called by treaty, one by one." if crisis.bound else "We answer alone."
    court = docketed(view, crisis)
    if court is not None and court.binding:
        friends = f"{court.short[:1].upper()}{court.short[1:]} binds us both: a refusal goes to its court too."
    line = AnswerDemand(crisis.id, DemandReply.REFUSE)
    figures = (*_stand(view, crisis, names), _with_us(view, crisis), *_shaken(view, crisis, line), *_priced(decision))
    return Course("2", "Refuse", friends, figures[:_FIGURES], line)


def _stand(view: View, crisis: Crisis, names: Names) -> tuple[Figured, ...]:
    """War and holding, in a view."""
    war, mine = c.war_if_refused(view, crisis), crisis.target == view.seat
    holder = names.state(crisis.target)
    return (
        _chance(war, "war this year", _WAR_TIP, danger=mine),
        _chance(c.hold_if(view, crisis), f"{holder} holds", _HOLD_TIP),
    )


def _with_us(view: View, crisis: Crisis) -> Figured:
    """Brigades expected on our side, of those pledged: the left pan."""
    pan = f.coalition(view, crisis.target, crisis.demander, crisis)
    expected, pledged = (sum(getattr(one, name) for one in pan) for name in ("expected", "pledged"))
    tip = "The left pan of the scales: what is expected of what all would bring if they kept faith."
    return Figured(brigades(expected), "brigades with us", f"of {brigades(pledged)}", tip=tip)


def _shaken(view: View, crisis: Crisis, line: AnswerDemand) -> tuple[Figured, ...]:
    """What the rules move at once: stability, and our name with all others; nothing where nothing moves."""
    after = c.tried(view, [(view.seat, line), *_likely_pledges(view, crisis)])
    moved = c.change(view.world, after, view.seat)
    found = [_moved(moved.stability, "stability")] if moved.stability else []
    if round(moved.standing, 1):
        found.append(_moved(moved.standing, "standing with all", "The mean change of all others’ trust in us.", 1))
    return (*found, *_legitimacy(view, moved.legitimacy))


def _priced(decision: Decision | None) -> tuple[Figured, ...]:
    """What the ministry's reckoning puts on war, each by its chance."""
    if decision is None:
        return ()
    parts = {t.name: t.milli for o in decision.options for t in o.terms if o.label == "refuse"}
    table = (("war_cost", "cost of war, by chance"), ("defeat", "if beaten, by chance"))
    tip = "In wealth, times the chance that it comes to that."
    return tuple(_moved(parts[name] / 1000, label, tip) for name, label in table if name in parts)


def _appeal(view: View, crisis: Crisis, pact: Pact, names: Names) -> Course:
    """Refuse, and put the charter to the proof."""
    line = AnswerDemand(crisis.id, DemandReply.APPEAL)
    short = short_name(pact.charter.name)
    title = f"Appeal to {short}" if len(short) < _BRIEF else "Appeal to the pact"
    motion = next((m for m in view.world.motions.values() if m.crisis == crisis.id and m.pact == pact.id), None)
    if pact.charter.trigger is not Trigger.COUNCIL or motion is None:
        figures = (*_stand(view, crisis, names), _with_us(view, crisis), *_shaken(view, crisis, line), _proof(short))
        return Course("3", title, "Refuse, and name the charter before all.", figures, line)
    vote = carried_by(view, motion, whip_count(view, motion))
    acts, fails = (c.with_council(view, pact, carried=carried) for carried in (True, False))
    war = c.mixed_estimate(c.war_if_refused(acts, crisis), c.war_if_refused(fails, crisis), vote.middle)
    hold = c.mixed_estimate(c.hold_if(acts, crisis), c.hold_if(fails, crisis), vote.middle)
    figures = (
        _chance(war, "war this year", _WAR_TIP, danger=True),
        _chance(hold, f"{names.state(crisis.target)} holds", _HOLD_TIP),
        _chance(vote, "council votes aid", f"The vote of {short}; open the council to see the whip."),
        _with_us(acts, crisis),
        *_shaken(view, crisis, line),
        _proof(short),
    )
    return Course("3", title, "Refuse, and let the council vote this turn.", figures, line)


def _sue(court: Docketed, key: str, names: Names) -> Course:
    """Before the court: the chance of its award, and what may follow."""
    figures = (
        Figured(percent(court.found_for_us().middle), "it finds for us", tip="Over the part that chance has in it."),
        Figured(signed(court.merits), "merits, for them", tip=court.tip().sentence),
        _chance(court.war(), "war this year", _WAR_TIP, danger=True),
        _chance(court.hold(), f"{names.state(court.crisis.target)} holds", _HOLD_TIP),
        Figured(
            court.legitimacy(),
            "legitimacy, either way",
            tip=f"What {court.short} gains where the award is carried out, and where the demand is only dropped.",
        ),
    )
    answer = AnswerDemand(court.crisis.id, DemandReply.ARBITRATE)
    return Course(key, court.title, court.line, figures, answer)


def _proof(short: str) -> Figured:
    return Figured(f"{signed(GAIN)} / {signed(-LOSS)}", "legitimacy, acts / fails",
                   tip=f"What {short} gains if all come, and loses if none does.")  # fmt: skip


def pledge_courses(
    view: View, crisis: Crisis, friend: str, advice: Line | None, answer: Line | None
) -> tuple[Course, ...]:
    """Stand by a friend in its crisis, or stand aside."""
    names = Names(view.world)
    found = []
    for key, stands in (("1", True), ("2", False)):
        line = AnswerPledge(crisis.id, stands, 750 if stands else 0)
        figures = _pledged(view, crisis, friend, line, names)
        name = f"Stand by {names.state(friend)}" if stands else "Stand aside"
        words = (
            "In public: three quarters of our forces if war comes." if stands else "In public, before it comes to war."
        )
        found.append(_marked(Course(key, name, words, figures, line), advice, answer))
    return tuple(found)


def _pledged(view: View, crisis: Crisis, friend: str, line: AnswerPledge, names: Names) -> tuple[Figured, ...]:
    """War and holding with our word given so, and what it does to our name."""
    spoken = c.with_pledge(crisis, view.seat, line.stands) if friend == crisis.target else crisis
    moved = c.change(view.world, c.tried(view, [(view.seat, line)]), view.seat)
    figures = list(_stand(view, spoken, names))
    before, after = moved.trust.get(friend, (0, 0))
    figures.append(
        _moved(
            after - before,
            f"trust of {names.state(friend)} in us",
            "At once; trust falls more if a word is broken in war.",
        )
    )
    figures.append(_moved(moved.standing, "standing with all", "The mean change of all others’ trust in us.", 1))
    if line.stands:
        called = c.war_if_refused(view, spoken)
        figures.append(_chance(called, "we are called this year", _WAR_TIP, danger=True))
    return tuple(figures)


def own_courses(view: View, crisis: Crisis, *, advised_attack: bool, chosen_attack: bool | None) -> tuple[Course, ...]:
    """Our own demand was refused: attack, or let it lapse; nothing is chosen until the player has said so."""
    names = Names(view.world)
    line = Attack(crisis.target, crisis.aim, crisis.id, crisis.motive)
    hold = c.hold_if(view, crisis)
    win = Estimate(1000 - hold.middle, 1000 - hold.high, 1000 - hold.low)
    at_war = c.change(view.world, c.tried(view, [(view.seat, line)]), view.seat)
    lapse = c.change(view.world, c.lapsed(view), view.seat)
    attack = Course(
        "1", "Attack", f"War on {names.state(crisis.target)}, and on all who stand by it.",
        (_chance(win, "we prevail", _HOLD_TIP), *_name_lost(at_war, crisis, names)), line,
        advised=advised_attack, chosen=chosen_attack is True,
    )  # fmt: skip
    drop = Course(
        "2", "Let it lapse", "Nobody marches; all have seen it.",
        (_moved(lapse.treasury / WEALTH, "treasury now", digits=1), _moved(lapse.stability, "stability"),
         *_name_lost(lapse, crisis, names)), None,
        advised=not advised_attack, chosen=chosen_attack is False,
    )  # fmt: skip
    return attack, drop


def _name_lost(moved: c.Change, crisis: Crisis, names: Names) -> tuple[Figured, ...]:
    before, after = moved.trust.get(crisis.target, (0, 0))
    return (
        _moved(after - before, f"trust of {names.state(crisis.target)} in us"),
        _moved(moved.standing, "standing with all", "The mean change of all others’ trust in us.", 1),
    )


def call_courses(view: View, call_id: str, advice: Line | None, answer: Line | None) -> tuple[Course, ...]:
    """A word falls due: honour it, or break it."""
    names, call = Names(view.world), view.world.calls[call_id]
    friend = names.state(call.friend)
    out = []
    for key, honour in (("1", True), ("2", False)):
        line = s.AnswerCall(call.id, honour, 750 if honour else 0)
        moved = c.change(view.world, c.tried(view, [(view.seat, line)]), view.seat)
        before, after = moved.trust.get(call.friend, (0, 0))
        figures = [
            _moved(after - before, f"trust of {friend} in us", "How far it moves is how much it was expected."),
            _moved(moved.standing, "standing with all", "The mean change of all others’ trust in us.", 1),
            *_legitimacy(view, moved.legitimacy),
            _held_with(view, call.friend, call.foe, honour, names),
        ]
        name = "Honour it" if honour else "Renege"
        words = f"We march beside {friend} at once." if honour else _ended(call.clause, names)
        out.append(_marked(Course(key, name, words, tuple(figures), line), advice, answer))
    return tuple(out)


def _ended(clause: str, names: Names) -> str:
    """What becomes of the promise that is not kept."""
    treaty, pact = names.world.treaties.get(clause), names.world.pacts.get(clause)
    if (treaty and treaty.consultative) or (pact and pact.charter.trigger is Trigger.CONSULTATIVE):
        return "Talks were promised, not arms: no word is broken."
    return "The treaty ends at once; all take note." if treaty else "We stay in the pact; all take note."


def _held_with(view: View, friend: str, foe: str, comes: bool, names: Names) -> Figured:
    """How the friend would hold with us or without us."""
    total = sum(
        one.expected if one.state != view.seat else one.pledged if comes else 0
        for one in f.coalition(view, friend, foe)
    )
    if comes and not any(one.state == view.seat for one in f.coalition(view, friend, foe)):
        r = view.reckoning
        rows = (view.survey.of(view.seat), view.survey.of(friend), view.survey.of(foe))
        total += round(10 * float(r.aid[rows]))
    return _chance(f.holds(view, friend, foe, total), f"{names.state(friend)} holds", _HOLD_TIP)
