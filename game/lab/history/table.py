"""What the past as a test printed: text for a reader, or one JSON document (`lab history --json`).

Its keys are a promise to scripts and class exercises: keys are added, never renamed. Shares from 0 to 1; an
interval is [low, high] of 95 %; null where there was no case.

============ ==================================================================
key          holds
============ ==================================================================
games        in each arm of each world; with first_seed, noise (error of power,
             thousandths of its logarithm), turns (null: those of the record)
worlds       [] id, title, until, turns, sources, words, outcomes[], behaviour,
             targets[]
 outcomes    [] name, recorded (true or false), own and drawn: shares of games
             with the record's doctrines and with doctrines drawn at random
 behaviour   f1, f1_drawn, states {id: {recorded[], shown {part: share}}}
 targets     [] metric, words, note, why (unmeasured), treatment, versus, value,
             interval, band [at_least, at_most], cases (games with one),
             verdict (hit, missed, no case, told, unmeasured), sure
score        of outcomes, mean logarithm of the chance given to what happened:
             own, drawn, gain, interval, without {world: gain without it},
             rivals {coin; other worlds: how often the rest of the record had it}
alignment    macro-F1 of parts played: the same keys; null where none is on record
verdicts     how many targets came to each
calibration  the sentence on what a good score would show
============ ==================================================================
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from game.lab.history.findings import HIT, MISSED, NO_CASE, TOLD, UNMEASURED, Findings, Judged, Score, WorldFindings
from game.lab.history.roles import ROLES
from game.lab.history.targets import Unmeasured
from game.lab.history.treatments import Treatment

__all__ = ["CALIBRATION", "plain", "told"]

CALIBRATION: Final = (
    "The doctrines were set by hand from the same history that is scored here. A good score would show that rules "
    "and doctrines can be made to agree with the record (calibration), not that the game would have foretold it "
    "(prediction). No constant is set by this table."
)
NAMES: Final = {"hegemony": "hegemony", "general_war": "general war", "member_war": "war among members"}
MARKS: Final = {HIT: "✓", MISSED: "✗", NO_CASE: "·", TOLD: " ", UNMEASURED: "–"}
WIDE: Final = 96


def plain(found: Findings) -> dict[str, Any]:
    """As `lab history --json` prints it, beside what was asked."""
    return {
        "worlds": [_plain_world(world) for world in found.worlds],
        "score": _plain_score(found.outcomes),
        "alignment": _plain_score(found.parts) if found.parts else None,
        "verdicts": found.verdicts,
        "calibration": CALIBRATION,
    }


def _plain_world(world: WorldFindings) -> dict[str, Any]:
    past, games = world.past, max(1, world.games)
    return {
        "id": past.id,
        "title": past.title,
        "until": past.record.until,
        "turns": past.turns,
        "sources": past.record.sources,
        "words": past.record.outcomes.words,
        "outcomes": [
            {
                "name": name,
                "recorded": was,
                "own": round(world.own[name] / games, 4),
                "drawn": round(world.drawn[name] / games, 4),
            }
            for name, was in world.recorded.items()
        ],
        "behaviour": _plain_parts(world),
        "targets": [_plain_target(one) for one in world.targets],
    }


def _plain_parts(world: WorldFindings) -> dict[str, Any]:
    states = {}
    for state, parts in world.past.record.behaviour.items():
        counts = world.parts[state]
        whole = max(1, sum(counts.values()))
        shown = {role: round(counts[role] / whole, 4) for role in ROLES if counts.get(role)}
        states[state] = {"recorded": [role for role in ROLES if role in parts], "shown": shown}
    return {"f1": round(world.f1_own, 4), "f1_drawn": round(world.f1_drawn, 4), "states": states}


def _plain_target(one: Judged) -> dict[str, Any]:
    target, found = one.target, one.found
    return {
        "metric": target.metric,
        "words": target.words,
        "note": target.note,
        "why": target.why if isinstance(target, Unmeasured) else None,
        "treatment": _plain_treatment(target.treatment),
        "versus": _plain_treatment(target.versus),
        "value": round(found[0], 4) if found else None,
        "interval": [round(found[1], 4), round(found[2], 4)] if found else None,
        "band": [target.at_least, target.at_most],
        "cases": one.cases,
        "verdict": one.verdict,
        "sure": one.is_sure,
    }


def _plain_treatment(treatment: Treatment | None) -> dict[str, Any] | None:
    return None if treatment is None else treatment.model_dump(mode="json", exclude_defaults=True)


def _plain_score(score: Score) -> dict[str, Any]:
    gain, low, high = score.gain
    return {
        "own": round(score.own, 4),
        "drawn": round(score.drawn, 4),
        "gain": round(gain, 4),
        "interval": [round(low, 4), round(high, 4)],
        "without": {world: round(value, 4) for world, value in score.without.items()},
        "rivals": {name: round(value, 4) for name, value in score.rivals.items()},
    }


def told(found: Findings) -> str:
    """The whole as text: each world, then the scores, the count of targets, and what it is worth."""
    lines = [line for world in found.worlds for line in (*_told_world(world), "")]
    lines += _told_outcomes(found.outcomes)
    if found.parts:
        lines += ["", *_told_score("who stood where (macro-F1; 1 is perfect)", found.parts)]
    lines += ["", *_wrapped(_told_verdicts(found), ""), "", *_wrapped(CALIBRATION, "")]
    return "\n".join(lines) + "\n"


def _told_world(world: WorldFindings) -> Iterator[str]:
    past = world.past
    yield f"{past.id}: {past.title}, {past.turns} turns to {_year(past.record.until)}, {world.games} games an arm"
    yield f"  {'outcome':24} {'on record':>9}   {'its doctrines':>13}   {'drawn':>8}"
    for name, was in world.recorded.items():
        own, drawn = (f"{counts[name]}/{world.games}" for counts in (world.own, world.drawn))
        yield f"  {NAMES[name]:24} {'yes' if was else 'no':>9}   {own:>13}   {drawn:>8}"
    if past.record.behaviour:
        yield f"  {'who stood where (F1)':24} {'':9}   {world.f1_own:13.2f}   {world.f1_drawn:8.2f}"
        yield from _told_parts(world)
    for one in world.targets:
        yield from _told_target(one)


def _told_parts(world: WorldFindings) -> Iterator[str]:
    """Each state's part on record, with how often it was the one shown."""
    for role in ROLES:
        states = [state for state, parts in world.past.record.behaviour.items() if role in parts]
        if states:
            shown = ", ".join(f"{state} {_often(world.parts[state], role)}" for state in states)
            yield from _wrapped(f"{role.replace('_', ' ')}: {shown}", "    ")


def _often(counts: Mapping[Any, int], role: str) -> str:
    whole = sum(counts.values())
    return f"{counts.get(role, 0) / whole:.0%}" if whole else "–"


def _told_target(one: Judged) -> Iterator[str]:
    target = one.target
    yield from _wrapped(f"{MARKS[one.verdict]} {target.words}", "  ", "    ")
    if isinstance(target, Unmeasured):
        yield from _wrapped(f"not measured: {target.why}", "      ")
        return
    yield f"      {_told_value(one)}"
    if arms := _told_arms(target.treatment, target.versus):
        yield from _wrapped(arms, "      ")
    if target.note:
        yield from _wrapped(f"note: {target.note}", "      ")


def _told_value(one: Judged) -> str:
    if one.found is None:
        return f"no case of it in these games; {_band(one)} is asked" if one.target.is_judged else "no case of it"
    value, low, high = one.found
    text = f"{value:.2f}  ({low:.2f} to {high:.2f}, {one.cases} {'game' if one.cases == 1 else 'games'})"
    if not one.target.is_judged:
        return f"{text}  nothing is asked"
    return f"{text}  {_band(one)} is asked: {one.verdict}{', clearly' if one.is_sure else ''}"


def _band(one: Judged) -> str:
    low, high = one.target.at_least, one.target.at_most
    if low is not None and high is not None:
        return f"{low:g} to {high:g}"
    return f"{low:g} or more" if low is not None else f"{high:g} or less"


def _told_arms(treatment: Treatment | None, versus: Treatment | None) -> str:
    here = f"in a world with {treatment.told}" if treatment and treatment.told else ""
    if versus is None:
        return here
    there = f"a world with {versus.told}" if versus.told else "the world as it was"
    return f"{here or 'in the world as it was'}; the figure is the difference to {there}"


def _told_outcomes(score: Score) -> Iterator[str]:
    yield from _told_score("outcomes (mean log of the chance given to what happened; 0 is perfect)", score)
    for name, value in score.rivals.items():
        rival = "a coin" if name == "coin" else "the frequency in the other worlds of the record"
        beats = "beaten" if score.own > value else "not beaten"
        yield f"  {rival:48} {value:7.3f}   {beats}"


def _told_score(title: str, score: Score) -> Iterator[str]:
    gain, low, high = score.gain
    surely = "" if low > 0 or high < 0 else ", which may be chance"
    yield title
    yield f"  {'with the doctrines of the record':48} {score.own:7.3f}"
    yield f"  {'with doctrines drawn at random (the null)':48} {score.drawn:7.3f}"
    yield f"  {'gain over the null':48} {gain:+7.3f}   ({low:+.3f} to {high:+.3f}){surely}"
    if score.without:
        least, most = (pick(score.without, key=lambda world: score.without[world]) for pick in (min, max))
        span = f"{score.without[least]:+.3f} without {least} to {score.without[most]:+.3f} without {most}"
        yield f"  {'leaving one world out, the gain runs from':48} {span}"


def _told_verdicts(found: Findings) -> str:
    counts, judged = found.verdicts, [one for world in found.worlds for one in world.targets]
    sure = {verdict: sum(one.is_sure for one in judged if one.verdict == verdict) for verdict in (HIT, MISSED)}
    return (
        f"{len(judged)} targets: {counts[HIT]} hit ({sure[HIT]} clearly), {counts[MISSED]} missed ({sure[MISSED]} "
        f"clearly), {counts[NO_CASE]} without a case, {counts[TOLD]} told and not judged, "
        f"{counts[UNMEASURED]} that no game of ours can measure"
    )


def _year(year: int) -> str:
    return f"{-year} BCE" if year < 0 else str(year)


def _wrapped(text: str, indent: str, later: str = "") -> list[str]:
    """Lines no longer than the table is wide."""
    return textwrap.wrap(text, WIDE, initial_indent=indent, subsequent_indent=later or indent)
