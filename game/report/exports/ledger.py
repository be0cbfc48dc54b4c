"""The report as JSON: the same book for scripts, lessons and other programs.

Keys are added, never renamed. Forces and losses are in brigades, wealth in
whole units, shares, scores and trust from 0 to 1, `turn` counts from 1 and
`year` is text. States, wars, treaties and pacts are named by their ids; `names`
translates the ids of states. What `simulate --json` tells too (game.match.summary)
has the same key and the same value here; tests hold the two against each other.

Every key is described in `schema`, which `report --schema` prints: describe a key there, then spell it here.
"""

from dataclasses import replace
from typing import Any

from game.chronicle.record import Chronicle
from game.kit.chart import ChartModel
from game.report.book import write_book
from game.report.exports.judgements import spell_beliefs, spell_conception, spell_review, spell_winners
from game.report.exports.lessons import spell_foreteller, spell_prediction, spell_question
from game.report.exports.quarrels import spell_bond, spell_crisis, spell_side
from game.report.exports.what_ifs import spell_what_if
from game.report.records.chapters import (
    Answered,
    Battle,
    Faith,
    Fighter,
    Mind,
    PactChapter,
    Report,
    Standing,
    Tag,
    WarChapter,
)
from game.report.records.others_wars import BaitedWar, CivilWar, Subsidy
from game.report.whatif.records import WhatIf
from game.world.constants import TENTHS, WEALTH

__all__ = ["FORMAT", "report_json", "spell_book"]

FORMAT = "report/1"

Row = dict[str, Any]


def report_json(chronicle: Chronicle, what_ifs: tuple[WhatIf, ...] | None = None) -> Row:
    """The report of a game as plain JSON values; `what_ifs` are those asked, None leaves the proposals."""
    book = write_book(chronicle)
    return spell_book(book if what_ifs is None else replace(book, what_ifs=what_ifs))


def spell_book(report: Report) -> Row:
    """A book already written, as plain JSON values."""
    said = report.verdict
    return {
        "format": FORMAT,
        "scenario": report.scenario,
        "title": report.title,
        "dates": report.dates,
        "seed": report.seed,
        "turns": report.turns,
        "digest": report.digest,
        "ended_by": report.ended_by or None,
        "names": dict(report.names),
        "verdict": {
            "title": said.title,
            "sentence": said.sentence,
            "own": said.own or None,
            "realist": said.realist,
            "institutionalist": said.institutionalist,
        },
        "verdicts": [
            {
                "school": "realist",
                "measure": "relative power",
                "text": said.realist,
                **spell_winners(report.conceptions, "relative_gains"),
            },
            {
                "school": "institutionalist",
                "measure": "peace, trust and wealth",
                "text": said.institutionalist,
                **spell_winners(report.conceptions, "absolute_gains"),
            },
            *(spell_conception(c) for c in report.conceptions),
        ],
        "standings": [_standing(s) for s in report.standings],
        "wars": [_war(w) for w in report.wars],
        "views": [spell_side(v, w.id) for w in report.wars for v in w.sides],
        "general": [
            {
                "wars": list(g.wars),
                "began": g.began,
                "ended": g.ended,
                "states": list(g.states),
                "losses": _brigades(g.lost),
            }
            for g in report.generals
        ],
        "civil_wars": [_civil(c) for c in report.civil],
        "subsidies": [_subsidy(s) for s in report.subsidies],
        "baited": [_baited(b) for b in report.baited],
        "deterred": [
            {
                "crisis": d.crisis,
                "turn": d.turn,
                "year": d.year,
                "demander": d.demander,
                "target": d.target,
                "demanded": d.aim_text,
                "by": list(d.by),
                "stood": list(d.stood),
                "aside": list(d.aside),
                "event": d.event,
            }
            for d in report.deterred
        ],
        "crises": [spell_crisis(c) for c in report.crises],
        "calls": [_call(a) for a in report.calls],
        "pledges": _pledges(report),
        "faith": [_faith(f) for f in report.faith],
        "pacts": [_pact(p) for p in report.pacts],
        "bonds": [spell_bond(b) for b in report.bonds],
        "charts": [_chart(c) for c in report.charts],
        "doctrines": [_mind(m) for m in report.minds],
        "beliefs": spell_beliefs(report.beliefs),
        "reviews": [spell_review(r) for r in report.reviews],
        "terms": [_tag(t) for t in report.tags],
        "debrief": [spell_question(q) for q in report.debrief],
        "predictions": [spell_prediction(p) for p in report.predictions],
        "foretellers": [spell_foreteller(f) for f in report.foretellers],
        "what_ifs": [spell_what_if(w) for w in report.what_ifs],
    }


def _civil(one: CivilWar) -> Row:
    return {
        "war": one.war,
        "state": one.state,
        "rebels": one.rebels,
        "began": one.began,
        "ended": one.ended,
        "how": one.how or None,
        "helpers": list(one.helpers),
        "losses": _brigades(one.lost),
        "event": one.event,
    }


def _subsidy(one: Subsidy) -> Row:
    return {
        "war": one.war,
        "side": one.side,
        "donor": one.donor,
        "to": one.to,
        "amount": one.amount / WEALTH,
        "times": one.times,
        "secret": one.secret,
        "exposed": one.exposed,
        "events": list(one.events),
    }


def _baited(one: BaitedWar) -> Row:
    return {
        "war": one.war,
        "by": one.by,
        "attacker": one.attacker,
        "defender": one.defender,
        "losses": _brigades(one.lost),
        "known": one.known,
    }


def _brigades(tenths: int) -> float:
    return tenths / TENTHS


def _forces(tenths: dict[str, int]) -> dict[str, float]:
    return {state: _brigades(n) for state, n in sorted(tenths.items())}


def _standing(one: Standing) -> Row:
    return {
        "state": one.state,
        "place": one.place,
        "score": one.total / 1000,
        "parts": {name: value / 1000 for name, value in one.parts},
        "alive": one.alive,
        "player": one.player,
    }


def _war(war: WarChapter) -> Row:
    return {
        "id": war.id,
        "name": war.name,
        "dates": war.dates,
        "began": war.began,
        "ended": war.ended,
        "civil": war.civil,
        "cause": war.cause,
        "motive": war.motive,
        "attacker": war.attacker,
        "defender": war.defender,
        "fought_for": war.aim_text,
        "thesis": war.thesis,
        "chain": [
            {
                "event": k.event,
                "turn": k.turn,
                "year": k.year,
                "title": k.title,
                "text": k.text,
                "because": k.because,
                "changed": k.arc or None,
            }
            for k in war.chain
        ],
        "sides": {side: sorted({f.state for f in war.fighters if f.side == side}) for side in ("attack", "defence")},
        "belligerents": [_fighter(f) for f in war.fighters],
        "called": [a.call for a in war.answers],
        "battles": [_battle(b) for b in war.battles],
        "losses": _brigades(war.lost),
        "losses_by_turn": [
            {"turn": r.turn, "year": r.year, "attack": _forces(r.attack), "defence": _forces(r.defence)}
            for r in war.losses
        ],
        "outcome": war.outcome,
        "settlement": war.settlement,
        "kindred": list(war.kindred),
        "terms": [_tag(t) for t in war.tags],
    }


def _fighter(one: Fighter) -> Row:
    return {
        "state": one.state,
        "side": one.side,
        "joined": one.joined,
        "left": one.left,
        "reason": one.reason,
        "motive": one.motive,
        "clause": one.clause,
        "losses": _brigades(one.lost),
        "power_before": one.power_before / 1000,
        "power_after": one.power_after / 1000,
    }


def _battle(one: Battle) -> Row:
    return {
        "event": one.event,
        "turn": one.turn,
        "year": one.year,
        "province": one.province,
        "attackers": _forces(one.attackers),
        "defenders": _forces(one.defenders),
        "losses": _forces(one.lost),
        "won": one.won,
        "victors": list(one.victors),
    }


def _call(one: Answered) -> Row:
    return {
        "call": one.call,
        "war": one.war,
        "turn": one.turn,
        "year": one.year,
        "by": one.state,
        "friend": one.friend,
        "clause": one.clause,
        "honoured": one.honoured,
        "pledged": one.had_pledged,
        "why": one.motive,
        "stated": one.stated,
        "weighed": {name: milli / 1000 for name, milli in one.weighed},
        "brigades": _brigades(one.forces),
        "trust_change": one.trust_change / 100,
        "event": one.event,
    }


def _pledges(report: Report) -> list[Row]:
    return [
        {
            "crisis": p.crisis,
            "turn": p.turn,
            "year": p.year,
            "by": p.state,
            "friend": p.friend,
            "stands": p.stands,
            "clause": p.clause,
            "why": p.motive,
            "kept": p.kept,
            "event": p.event,
        }
        for p in report.pledges
    ]


def _faith(one: Faith) -> Row:
    return {
        "state": one.state,
        "calls_honoured": sum(one.calls),
        "calls_reneged": len(one.calls) - sum(one.calls),
        "pledges_stood": one.pledges_stood,
        "pledges_aside": one.pledges_aside,
        "pledges_broken": one.pledges_broken,
        "treaties_broken": list(one.treaties_broken),
        "trust_at_start": one.trust_then / 1000,
        "trust_at_end": one.trust_now / 1000,
    }


def _pact(one: PactChapter) -> Row:
    return {
        "id": one.id,
        "name": one.name,
        "founded": one.founded,
        "founder": one.founder,
        "members": list(one.last_members),
        "members_ever": list(one.members),
        "legitimacy": next((v / 100 for v in reversed(one.legitimacy) if v is not None), None),
        "legitimacy_by_turn": [None if v is None else v / 100 for v in one.legitimacy],
        "cases": [
            {
                "war": c.war,
                "year": c.year,
                "victim": c.victim,
                "honoured": list(c.honoured),
                "reneged": list(c.reneged),
            }
            for c in one.cases
        ],
        "contributions": [
            {
                "state": r.state,
                "cases": r.cases,
                "promised": _brigades(r.promised),
                "delivered": _brigades(r.delivered),
                "times_short": r.short,
                "by_case": [
                    {
                        "turn": s.turn,
                        "year": s.year,
                        "war": s.war,
                        "friend": s.friend,
                        "honoured": s.honoured,
                        "promised": _brigades(s.promised),
                        "delivered": _brigades(s.delivered),
                    }
                    for s in r.shares
                ],
            }
            for r in one.riders
        ],
        "motions": list(one.motions),
        "summary": one.summary,
    }


def _chart(chart: ChartModel) -> Row:
    return {
        "title": chart.title,
        "unit": chart.unit,
        "labels": list(chart.x_labels),
        "series": [{"name": s.name, "values": list(s.values)} for s in chart.series],
    }


def _mind(one: Mind) -> Row:
    return {
        "state": one.state,
        "doctrine": one.doctrine,
        "disposition_at_start": one.disposition_then,
        "disposition_at_end": one.disposition_now,
        "misjudged_strength": None if one.error_percent is None else one.error_percent / 100,
        "player": one.player,
    }


def _tag(one: Tag) -> Row:
    return {"id": one.id, "name": one.name, "events": list(one.events)}
