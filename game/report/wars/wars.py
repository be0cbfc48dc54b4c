"""The wars: one chapter each, with its cause, its belligerents and their reasons, its course and its price.

Losses are summed from the battles, not copied from the war's own record, so
that the two can be held against each other.
"""

from collections import Counter
from collections.abc import Iterable

from game.report.records.chapters import Answered, Battle, Fighter, LossRow, WarChapter
from game.report.source import Source
from game.report.telling.phrases import side_at, victors
from game.report.telling.years import span_text, year_text
from game.report.wars.chain import chain_of
from game.report.wars.eve import Eves
from game.report.wars.generals import kindred_of
from game.report.wars.sides import side_views
from game.report.wars.tags import tags_of
from game.report.wars.thesis import balance_of, thesis_of
from game.world.conflicts import Belligerent, Outcome, Side, War
from game.world.events import BattleFought, Event, PeaceMade, StateDied, StateWithdrew, WarEnded

__all__ = ["war_chapters"]


def war_chapters(source: Source, answers: tuple[Answered, ...], eves: Eves) -> tuple[WarChapter, ...]:
    """A chapter for every war, in the order in which they began."""
    wars = sorted(source.wars.values(), key=lambda w: (w.began, w.id))
    return tuple(_chapter(war, source, tuple(a for a in answers if a.war == war.id), eves) for war in wars)


def _chapter(war: War, source: Source, answers: tuple[Answered, ...], eves: Eves) -> WarChapter:
    names, words = source.names, source.names.words
    battles = tuple(_battle(e, source) for e in source.of(BattleFought) if e.war == war.id)
    last = war.ended if war.ended is not None else source.last.turn
    outcome = war.outcome or Outcome.UNDECIDED
    return WarChapter(
        id=war.id,
        name=names.war(war.id),
        dates=span_text(source.system, war.began, last),
        began=war.began,
        ended=war.ended,
        cause=war.cause,
        cause_text=words.cause[war.cause],
        thesis=thesis_of(war, source, answers),
        aim_text=names.aim(war.aim),
        motive=war.motive,
        attacker=war.attacker,
        defender=war.defender,
        chain=chain_of(war, source, eves),
        fighters=tuple(_fighter(b, war, source, battles) for b in _in_order(war.belligerents)),
        answers=answers,
        battles=battles,
        losses=_losses(war, battles, source),
        outcome=outcome,
        outcome_text=words.outcome[outcome] if war.ended is not None else "It was still being fought at the end.",
        settlement=_settlement(war, source),
        separate=_separate(war, source),
        kindred=kindred_of(war, source),
        balance=balance_of(war, source, answers),
        tags=tags_of(_events_of(war, source), names),
        civil=war.civil,
        sides=side_views(war, source, eves, answers),
        left_out="" if war.civil else eves.left_out(war.began),
    )


def _in_order(belligerents: Iterable[Belligerent]) -> list[Belligerent]:
    return sorted(belligerents, key=lambda b: (b.side is Side.DEFENCE, b.joined, b.reason not in _PRINCIPALS, b.state))


_PRINCIPALS = ("aggressor", "target")


def _fighter(one: Belligerent, war: War, source: Source, battles: tuple[Battle, ...]) -> Fighter:
    words = source.names.words
    end = one.left if one.left is not None else war.ended
    after = len(source.snapshots) if end is None else end + 1
    span = range(one.joined, (end if end is not None else source.last.turn) + 1)
    return Fighter(
        state=one.state,
        side=one.side,
        joined=one.joined,
        joined_year=year_text(source.system, one.joined),
        left=one.left,
        reason=one.reason,
        reason_text=words.join_reason[one.reason],
        motive=one.motive,
        motive_text=words.motive[one.motive].noun,
        clause=one.clause,
        clause_text=source.names.clause_title(one.clause, one.state) or _unbound(one),
        lost=sum(b.lost.get(one.state, 0) for b in battles if b.turn in span),
        power_before=source.share(one.state, war.began),
        power_after=source.share(one.state, after),
        left_year=year_text(source.system, one.left) if one.left is not None and one.left != war.ended else "",
    )


def _unbound(one: Belligerent) -> str:
    """What is said instead of a clause of those whom no word bound."""
    return "" if one.reason in _PRINCIPALS else "none: its own choice"


def _battle(event: BattleFought, source: Source) -> Battle:
    return Battle(
        turn=event.turn,
        year=year_text(source.system, event.turn),
        province=event.province,
        place=source.names.province(event.province),
        attackers=dict(event.attackers),
        defenders=dict(event.defenders),
        lost=dict(event.lost),
        won=event.won,
        victors=victors(event, source.names),
        event=event.id,
    )


def _losses(war: War, battles: tuple[Battle, ...], source: Source) -> tuple[LossRow, ...]:
    """Losses by turn and by side of the war (not of the single battle: a defender may attack)."""
    rows: dict[int, tuple[Counter[str], Counter[str]]] = {}
    for battle in battles:
        attack, defence = rows.setdefault(battle.turn, (Counter(), Counter()))
        for state, lost in battle.lost.items():
            (attack if side_at(war, state, battle.turn) is Side.ATTACK else defence)[state] += lost
    return tuple(
        LossRow(turn, year_text(source.system, turn), dict(attack), dict(defence))
        for turn, (attack, defence) in sorted(rows.items())
        if any(attack.values()) or any(defence.values())
    )


def _settlement(war: War, source: Source) -> str:
    ended = next((e for e in source.of(WarEnded) if e.war == war.id), None)
    return source.names.terms(ended.terms) if ended else ""


def _separate(war: War, source: Source) -> tuple[str, ...]:
    """Who left the war before its end, and who ended with it."""
    names = source.names
    peace = [e for e in source.of(PeaceMade) if e.war == war.id and e.separate]
    left = [e for e in source.of(StateWithdrew) if e.war == war.id and e.breach]
    breaches = {(e.state, e.turn) for e in left}
    told = []
    for made in peace:
        breach = ", against its word to its friends" if (made.by, made.turn) in breaches else ""
        year = year_text(source.system, made.turn)
        told.append(f"{names.state(made.by)} made a separate peace with {names.state(made.to)} in {year}{breach}")
    settled = {(e.by, e.turn) for e in peace}
    told += [
        f"{names.state(e.state)} left its friends in the field in {year_text(source.system, e.turn)}"
        for e in left
        if (e.state, e.turn) not in settled
    ]
    fought = {b.state for b in war.belligerents}
    told += [
        f"{names.state(e.state)} is no more"
        for e in source.of(StateDied)
        if e.state in fought and e.turn == war.ended and not source.last.states[e.state].alive
    ]
    return tuple(told)


def _events_of(war: War, source: Source) -> list[Event]:
    """Events of a war and of the crisis it came from."""
    return list(source.about_war(war.id, war.crisis))
