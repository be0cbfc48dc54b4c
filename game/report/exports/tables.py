"""Tables of what happened: wars, belligerents, calls, votes, contributions and crises, a row each.

Where the JSON tells the same (`ledger`), a figure here has the same value; tests hold the two against each other.
"""

from collections.abc import Iterator

from game.report.exports.columns import Cell, Column, Table
from game.report.exports.panel import dyads, turns
from game.report.records.chapters import Report
from game.report.source import Source
from game.report.telling.years import year_text
from game.world.constants import TENTHS, WEALTH
from game.world.events import (
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    MotionDecided,
    PledgeGiven,
    VoteCast,
    WarBegan,
    WarDeterred,
)

__all__ = ["tables_of"]


def tables_of(report: Report, source: Source) -> tuple[Table, ...]:
    """Every table of a game."""
    return (
        turns(source),
        dyads(source),
        _wars(report),
        _belligerents(report),
        _calls(report),
        _votes(source),
        _contributions(report),
        _crises(source),
    )


_STATE = Column("state", "the state", "", "id")
_WAR = Column("war", "the war", "", "id")
_TURN = Column("turn", "the turn, from 1", "", "integer")
_YEAR = Column("year", "the date of the turn in words")
_EVENT = Column("event", "the event of the chronicle that the row is of", "", "integer")
_MOTIVE = Column("motive", "why, in the field's terms (the rules' closed list of motives)")
_FRIEND = Column("friend", "the state to be helped", "", "id")
_CLAUSE = Column("clause", "the treaty or pact that bound it", "", "id")


def _wars(report: Report) -> Table:
    columns = (
        _WAR,
        Column("war_name", "its name"),
        Column("began_turn", "the turn it began", "", "integer"),
        Column("ended_turn", "the turn it ended; empty while it is fought", "", "integer"),
        Column("is_civil", "whether rebels fought their own state", "", "boolean"),
        Column("cause", "how it began: demand_refused, surprise, client_revolt or civil"),
        _MOTIVE,
        Column("attacker", "the state that began it", "", "id"),
        Column("defender", "the state it was begun against", "", "id"),
        Column("attack_states", "how many states ever fought on the attacker's side", "states", "integer"),
        Column("defence_states", "how many states ever fought on the defender's side", "states", "integer"),
        Column("battles", "battles fought", "battles", "integer"),
        Column("losses_brigades", "brigades lost by all", "brigades", "number"),
        Column("outcome", "attacker_won, defender_won, status_quo or undecided; empty while it is fought"),
        Column("general_wars", "wars that overlap it and share a belligerent, with which it is one", "", "ids"),
    )
    rows: Iterator[tuple[Cell, ...]] = (
        (
            w.id, w.name, w.began, w.ended, w.civil, w.cause, w.motive, w.attacker, w.defender,
            len({f.state for f in w.fighters if f.side == "attack"}),
            len({f.state for f in w.fighters if f.side == "defence"}),
            len(w.battles), w.lost / TENTHS, w.outcome or None, ";".join(w.kindred) or None,
        )
        for w in report.wars
    )  # fmt: skip
    return Table.of("wars", "one war", ("war",), columns, rows)


def _belligerents(report: Report) -> Table:
    columns = (
        _WAR,
        Column("part", "which belligerent of the war, in the order in which they joined", "", "integer"),
        _STATE,
        Column("side", "attack or defence"),
        Column("joined_turn", "the turn it joined", "", "integer"),
        Column("left_turn", "the turn it left before the end; empty if it stayed", "", "integer"),
        Column("reason", "why it is in the war: what bound it, or what it came for"),
        _MOTIVE,
        _CLAUSE,
        Column("losses_brigades", "brigades it lost", "brigades", "number"),
        Column("power_before_permille", "its share of capability as the war began", "thousandths", "integer"),
        Column("power_after_permille", "its share of capability after the war", "thousandths", "integer"),
    )
    rows: Iterator[tuple[Cell, ...]] = (
        (
            w.id, n, f.state, f.side, f.joined, f.left, f.reason, f.motive, f.clause, f.lost / TENTHS,
            f.power_before, f.power_after,
        )
        for w in report.wars
        for n, f in enumerate(w.fighters, 1)
    )  # fmt: skip
    return Table.of("belligerents", "one state in one war", ("war", "part"), columns, rows)


def _calls(report: Report) -> Table:
    columns = (
        Column("call", "the call", "", "id"),
        _WAR,
        _TURN,
        _YEAR,
        Column("state", "the state that was called", "", "id"),
        _FRIEND,
        _CLAUSE,
        Column("is_honoured", "whether it came", "", "boolean"),
        Column("had_pledged", "whether it had pledged to; empty where nobody asked", "", "boolean"),
        _MOTIVE,
        Column("stated", "the reason it gave then"),
        Column("weighed_wealth", "what marching was worth to it, all told", "wealth", "number"),
        Column("forces_brigades", "all it had when called", "brigades", "number"),
        Column("trust_change_permille", "how far the caller's trust in it moved", "thousandths", "integer"),
        _EVENT,
    )
    rows: Iterator[tuple[Cell, ...]] = (
        (
            a.call, a.war, a.turn, a.year, a.state, a.friend, a.clause, a.honoured, a.had_pledged, a.motive, a.stated,
            sum(milli for _, milli in a.weighed) / 1000 if a.weighed else None, a.forces / TENTHS,
            a.trust_change * 10, a.event,
        )
        for a in report.calls
    )  # fmt: skip
    return Table.of("calls", "one call for help and its answer", ("event",), columns, rows)


def _votes(source: Source) -> Table:
    columns = (
        _TURN,
        _YEAR,
        Column("pact", "the pact whose council votes", "", "id"),
        Column("motion", "the motion", "", "id"),
        Column("motion_kind", "what was asked: act, sanction, lift, admit, expel, release or amend"),
        Column("about", "the state the motion is about, or its mover", "", "id"),
        Column("state", "the member that voted", "", "id"),
        Column("ballot", "yes, no, abstain or veto"),
        _MOTIVE,
        Column("is_carried", "whether the motion was carried; empty where it was never decided", "", "boolean"),
        Column("vetoed_by", "the member whose veto stopped it", "", "id"),
        _EVENT,
    )
    decided = {e.motion: e for e in source.of(MotionDecided)}
    motions = {id: m for step in source.steps for id, m in step.world.motions.items()}

    def row(vote: VoteCast) -> tuple[Cell, ...]:
        found, motion = decided.get(vote.motion), motions.get(vote.motion)
        kind = found.motion_kind if found else motion.kind if motion else None
        about = found.about if found else motion.about if motion else None
        return (
            vote.turn, year_text(source.system, vote.turn), vote.pact, vote.motion, kind.value if kind else None, about,
            vote.state, vote.ballot.value, vote.motive.value, found.carried if found else None,
            found.vetoed_by if found else None, vote.id,
        )  # fmt: skip

    return Table.of("votes", "one member's vote on one motion", ("event",), columns, map(row, source.of(VoteCast)))


def _contributions(report: Report) -> Table:
    columns = (
        Column("pact", "the pact", "", "id"),
        Column("state", "the member", "", "id"),
        Column("case_number", "which of the member's cases, from 1", "", "integer"),
        _TURN,
        _YEAR,
        _WAR,
        Column("friend", "the member that was attacked", "", "id"),
        Column("is_honoured", "whether it answered the call", "", "boolean"),
        Column("promised_brigades", "what its quota promised", "brigades", "number"),
        Column("delivered_brigades", "what it brought", "brigades", "number"),
    )
    rows: Iterator[tuple[Cell, ...]] = (
        (
            p.id, r.state, n, s.turn, s.year, s.war, s.friend, s.honoured, s.promised / TENTHS, s.delivered / TENTHS,
        )
        for p in report.pacts
        for r in p.riders
        for n, s in enumerate(r.shares, 1)
    )  # fmt: skip
    row = "one member's part in one case under a pact"
    return Table.of("contributions", row, ("pact", "state", "case_number"), columns, rows)


def _crises(source: Source) -> Table:
    columns = (
        Column("crisis", "the crisis", "", "id"),
        _TURN,
        _YEAR,
        Column("demander", "the state that demanded", "", "id"),
        Column("target", "the state of which it was demanded", "", "id"),
        Column("aim", "what was demanded: province, clientage, tribute, exit, freedom or redress"),
        Column("province", "the province demanded", "", "id"),
        Column("tribute_wealth", "the tribute demanded", "wealth", "number"),
        _MOTIVE,
        Column("reply", "what the target answered: concede, refuse or appeal; empty where it did not"),
        Column("reply_motive", "why it answered so"),
        Column("stood", "states that pledged to stand by the target", "", "ids"),
        Column("aside", "states that were bound to it and said they would stand aside", "", "ids"),
        Column("end", "conceded, war, deterred, lapsed; empty where it was still open or put away"),
        Column("deterred_by", "bound states that stood by the target, where it was deterred", "", "ids"),
        Column("war", "the war it led to", "", "id"),
        _EVENT,
    )
    reply = {e.crisis: e for e in source.of(DemandAnswered)}
    war = {e.crisis: e.war for e in source.of(WarBegan) if e.crisis}
    deterred = {e.crisis: e.by for e in source.of(WarDeterred)}
    lapsed = {e.crisis for e in source.of(CrisisLapsed)}
    pledged: dict[str, list[PledgeGiven]] = {}
    for pledge in source.of(PledgeGiven):
        pledged.setdefault(pledge.crisis, []).append(pledge)

    def row(one: DemandMade) -> tuple[Cell, ...]:
        said, own = reply.get(one.crisis), [p for p in pledged.get(one.crisis, []) if p.friend == one.target]
        end = (
            "war" if one.crisis in war
            else "deterred" if one.crisis in deterred
            else "lapsed" if one.crisis in lapsed
            else "conceded" if said and said.reply.value == "concede"
            else None
        )  # fmt: skip
        return (
            one.crisis, one.turn, year_text(source.system, one.turn), one.demander, one.target, one.aim.kind.value,
            one.aim.province, one.aim.amount / WEALTH if one.aim.amount else None, one.motive.value,
            said.reply.value if said else None, said.motive.value if said else None,
            ";".join(p.state for p in own if p.stands) or None, ";".join(p.state for p in own if not p.stands) or None,
            end, ";".join(deterred.get(one.crisis, ())) or None, war.get(one.crisis), one.id,
        )  # fmt: skip

    return Table.of("crises", "one demand and what became of it", ("crisis",), columns, map(row, source.of(DemandMade)))
