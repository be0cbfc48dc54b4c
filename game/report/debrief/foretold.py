"""Predictions scored: what each player expected, what came of it, and whether the game's own figures did better.

The score is Brier's: the square of the distance between the chance given and what came (1 or 0). Who always says 50
scores 0.25; less is better (Brier 1950). A prediction is held against what came after it was laid down, and only
where the game went on long enough to decide it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.measures.power import capability, living
from game.perception.forecast import HORIZON, credence, danger_from
from game.perception.views import View, look
from game.report.records.lessons import Foreteller, Foretold
from game.report.source import Source
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.world.conflicts import Side
from game.world.events import CallAnswered, WarBegan, WarJoined
from game.world.predictions import GENERAL_SHARE, GENERAL_STATES, Foreseen, Prediction
from game.world.worlds import World

__all__ = ["calibration", "foretellers_of", "foretold_of", "prediction_text"]

EVEN: Final = 2500
"""The score of always saying 50, in ten-thousandths."""
_ENOUGH: Final = 5
"""Decided predictions from which a mean of chances may be set beside what came."""


@dataclass(frozen=True, slots=True)
class _Fate:
    """What came: the outcome, the sentence, the event that decided it."""

    outcome: str
    text: str
    event: int | None = None


_OPEN = _Fate("open", "not decided by the end")


def prediction_text(one: Prediction, names: Names) -> str:
    """`Persia begins a war on Athens by 490 BCE`."""
    system = names.world.system
    by = f"by {year_text(system, max(one.until, 1))}"
    match one.what:
        case Foreseen.ATTACK:
            return f"{names.state(one.state)} begins a war on {names.state(one.other)} {by}"
        case Foreseen.HONOUR:
            return f"{names.state(one.state)} comes when {names.state(one.other)} next calls it, {by}"
        case Foreseen.GENERAL_WAR:
            return f"there is a general war {by}"
        case Foreseen.LEADER:
            return f"{names.state(one.state)} leads in power at the end"


def foretold_of(source: Source) -> tuple[Foretold, ...]:
    """Every prediction in the chronicle, in the order in which they were laid down."""
    made = ((n, sheet.seat, one) for n, step in enumerate(source.steps) for sheet in step.sheets
            for one in sheet.predictions)  # fmt: skip
    return tuple(_scored(n, seat, one, source) for n, seat, one in made)


def _scored(step: int, seat: str, one: Prediction, source: Source) -> Foretold:
    fate = _FATES[one.what](step, one, source)
    told = {"happened": 100, "did_not": 0}.get(fate.outcome)
    shown = _shown(step, one, fate, source)
    turn = source.steps[step].turn
    return Foretold(
        by=seat,
        turn=turn,
        year=year_text(source.system, turn),
        what=one.what.value,
        state=one.state,
        other=one.other,
        until=one.until,
        text=prediction_text(one, source.names),
        chance=one.chance,
        outcome=fate.outcome,
        outcome_text=fate.text,
        event=fate.event,
        brier=None if told is None else (one.chance - told) ** 2,
        forecast=shown,
        forecast_brier=None if told is None or shown is None else round((shown - 10 * told) ** 2 / 100),
    )


# -- what came of it ------------------------------------------------------------------------------


def _closed(source: Source) -> int:
    """The last turn that was played to its end."""
    last = source.steps[-1]
    return last.turn if last.phase == "dispatches" or source.last.ended_by else last.turn - 1


def _after(step: int, one: Prediction, source: Source) -> Iterator[tuple[int, object]]:
    """Events from the sheet's own phase on, as long as the prediction runs, each with the index of its step."""
    for n in range(step, len(source.steps)):
        if source.steps[n].turn > one.until:
            return
        yield from ((n, event) for event in source.steps[n].events)


def _year(turn: int, source: Source) -> str:
    return year_text(source.system, turn)


def _attack(step: int, one: Prediction, source: Source) -> _Fate:
    for _, event in _after(step, one, source):
        if isinstance(event, WarBegan) and (event.attacker, event.defender) == (one.state, one.other):
            return _Fate("happened", f"it did, in {_year(event.turn, source)}", event.id)
    return _Fate("did_not", "it did not") if _closed(source) >= one.until else _OPEN


def _honour(step: int, one: Prediction, source: Source) -> _Fate:
    for _, event in _after(step, one, source):
        if isinstance(event, CallAnswered) and (event.state, event.friend) == (one.state, one.other):
            when = _year(event.turn, source)
            if event.honoured:
                return _Fate("happened", f"it came, in {when}", event.id)
            return _Fate("did_not", f"it stayed away, in {when}", event.id)
    if _closed(source) >= one.until or source.last.ended_by:
        return _Fate("untested", "it was not called")
    return _OPEN


def _general_war(step: int, one: Prediction, source: Source) -> _Fate:
    for n in range(step, len(source.steps)):
        turn, world = source.steps[n].turn, source.steps[n].world
        if turn > one.until:
            break
        if war := general_war_in(world):
            joined = [e for s in source.steps[: n + 1] for e in s.events
                      if isinstance(e, WarBegan | WarJoined) and e.war == war]  # fmt: skip
            text = f"there was: {source.names.war(war)}, {_year(turn, source)}"
            return _Fate("happened", text, joined[-1].id if joined else None)
    return _Fate("did_not", "there was none") if _closed(source) >= one.until else _OPEN


def general_war_in(world: World) -> str:
    """The id of a war between states that is a general war as it now stands; empty where there is none."""
    shares: dict[str, int] | None = None
    for id, war in sorted(world.wars.items()):
        fighting = {b.state for b in war.belligerents if b.left is None}
        if war.ended is not None or war.civil:
            continue
        shares = capability(world) if shares is None else shares
        if len(fighting) >= GENERAL_STATES or sum(shares.get(s, 0) for s in fighting) >= GENERAL_SHARE:
            return id
    return ""


def _leader(step: int, one: Prediction, source: Source) -> _Fate:
    if not source.last.ended_by:
        return _OPEN
    shares = source.shares[-1]
    best = max(shares.values(), default=0)
    first = sorted(s for s, share in shares.items() if share == best)
    outcome = "happened" if one.state in first else "did_not"
    return _Fate(outcome, f"{source.names.states(first)} led, with {best / 10:.1f}\N{NO-BREAK SPACE}%")


_FATES = {
    Foreseen.ATTACK: _attack,
    Foreseen.HONOUR: _honour,
    Foreseen.GENERAL_WAR: _general_war,
    Foreseen.LEADER: _leader,
}


# -- what the game itself said ----------------------------------------------------------------------


def _shown(step: int, one: Prediction, fate: _Fate, source: Source) -> int | None:
    """The game's public figure on the same question at that time, in thousandths; None where it showed none.

    For an attack the chance within ten turns that every screen shows, brought to as many turns as the prediction
    runs as if each were as dangerous as the next; for a call the credence in who was called, against the foe that
    it was called against.
    """
    world = source.steps[max(step - 1, 0)].world
    if one.what is Foreseen.ATTACK:
        view = _view(world, one.other, one.state)
        ten = danger_from(view, one.state).middle / 1000 if view else None
        turns = one.until - source.steps[step].turn + 1
        return None if ten is None else round(1000 * float(1 - (1 - ten) ** (turns / HORIZON)))
    called = source.by_id.get(fate.event) if fate.event is not None else None
    if isinstance(called, CallAnswered):
        foe = _foe(called, source)
        view = _view(world, one.other, one.state, foe)
        return credence(view, one.state, one.other, foe).middle if view else None
    return None


def _foe(call: CallAnswered, source: Source) -> str:
    """Against whom a call was: the principal of the other side."""
    war = source.wars[call.war]
    sides = {b.state: b.side for b in war.belligerents}
    return war.attacker if sides.get(call.friend) is Side.DEFENCE else war.defender


def _view(world: World, seat: str, *others: str) -> View | None:
    """A seat's view of a world in which it and some others live; None where one of them does not."""
    if len({seat, *others}) <= len(others) or not {seat, *others} <= set(living(world)):
        return None
    view = look(world, seat)
    return view if {seat, *others} <= set(view.survey.index) else None


# -- players as prophets ------------------------------------------------------------------------------


def foretellers_of(told: tuple[Foretold, ...], names: Names) -> tuple[Foreteller, ...]:
    """Each player's record, the best first; who has nothing decided yet stands last, without a place."""
    rows = [_foreteller(state, tuple(f for f in told if f.by == state)) for state in sorted({f.by for f in told})]
    ranked = sorted(rows, key=lambda r: (r[1] is None, r[1] or 0, r[0]))
    scores = [score for _, score, _ in ranked if score is not None]
    return tuple(_placed(state, score, own, scores, names) for state, score, own in ranked)


Row = tuple[str, int | None, tuple[Foretold, ...]]


def _foreteller(state: str, own: tuple[Foretold, ...]) -> Row:
    return state, _mean([f.brier for f in own if f.brier is not None]), own


def _placed(state: str, score: int | None, own: tuple[Foretold, ...], scores: list[int], names: Names) -> Foreteller:
    decided = [f for f in own if f.is_decided]
    rivals = [f for f in decided if f.forecast_brier is not None]
    beside = _mean([f.brier for f in rivals if f.brier is not None])
    forecast = _mean([f.forecast_brier for f in rivals if f.forecast_brier is not None])
    return Foreteller(
        state=state,
        made=len(own),
        decided=len(decided),
        brier=score,
        place=None if score is None else 1 + sum(other < score for other in scores),
        rivals=len(rivals),
        beside=beside,
        forecast=forecast,
        sentence=_sentence(names.state(state), len(own), decided, score, (beside, forecast, len(rivals))),
    )


def _mean(values: list[int]) -> int | None:
    return round(sum(values) / len(values)) if values else None


def score_text(score: int) -> str:
    """A Brier score as it is written: `0.16`."""
    return f"{score / 10_000:.2f}"


def _sentence(
    name: str, made: int, decided: list[Foretold], score: int | None, rival: tuple[int | None, int | None, int]
) -> str:
    count = f"{name} laid down {made} {'prediction' if made == 1 else 'predictions'}"
    if score is None:
        return f"{count}; none is decided."
    parts = [f"{count}; {len(decided)} {'is' if len(decided) == 1 else 'are'} decided, with a score of "
             f"{score_text(score)} where always saying 50 scores 0.25 and less is better."]  # fmt: skip
    beside, forecast, several = rival
    if beside is not None and forecast is not None:
        on = "On the one" if several == 1 else f"On the {several}"
        parts.append(
            f"{on} for which the game showed a figure too, {name} scored {score_text(beside)} and the game "
            f"{score_text(forecast)}."
        )
    if said := calibration(decided):
        parts.append(said)
    return " ".join(parts)


def calibration(decided: list[Foretold]) -> str:
    """Chances given beside what came, where enough is decided; else empty."""
    if len(decided) < _ENOUGH:
        return ""
    given = sum(f.chance for f in decided) / len(decided)
    came = sum(f.outcome == "happened" for f in decided)
    share = 100 * came / len(decided)
    if abs(given - share) <= 10:
        said = "the two lie close together"
    else:
        said = "more was expected than came" if given > share else "more came than was expected"
    return (
        f"The chances given were {given:.0f} of 100 on average, and {came} of {len(decided)} came true "
        f"({share:.0f} of 100): {said}."
    )
