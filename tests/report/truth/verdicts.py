"""The figures under the verdict and under the reviewers' sentences, counted again from the record."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from tests.report.truth.quarrels import calls, cases, groups
from tests.report.truth.raw import Record, Row, living, trades, trust
from tests.report.truth.system import conceptions, equals, fellows_at_war, losses, misjudged, poles, quiet

WORD = {"given_word", "pledge_given", "covenant", "institution_itself", "we_feeling"}
"""What weighs in a sum only because something was promised, or to whom."""
Figures = dict[str, float]


def percent(permille: int) -> int:
    """Thousandths as a whole percentage, halves upward."""
    return (permille + 5) // 10


def sentence(record: Record) -> list[float]:
    """The numbers of the verdict's sentence in order."""
    wars, general = len(record.wars), len(groups(record))
    lost = sum(sum(row.values()) for row in losses(record)) / 10
    told: list[float] = [wars, *([general] if general < wars else []), lost] if wars else []
    stopped = len(record.events("war_deterred"))
    return told + ([stopped] if stopped else [])


def realist(record: Record) -> dict[str, int]:
    """Who leads, who rose and who fell most, and by how much (thousandths)."""
    moved = conceptions(record)["relative_gains"]
    last = record.shares[-1]
    lead = max(last.values())
    return {"lead": lead, "gain": max(moved.values()), "loss": min(moved.values())}


def institutionalist(record: Record) -> list[float]:
    """Quiet turns, turns, calls kept and calls."""
    answered = record.events("call_answered")
    kept = [sum(e["honoured"] for e in answered), len(answered)] if answered else []
    return [quiet(record), len(record.turns), *kept]


# -- reviews ------------------------------------------------------------------------------------------


def figures(record: Record) -> dict[str, list[Figures]]:
    """What each reviewer counts: the figures of every sentence it may say."""
    return {
        "realist": [*_power(record), *_dealings(record), *_sums(record), _minds(record), _peace(record)],
        "institutionalist": [
            *_pacts(record),
            *_treaties(record),
            *_words(record),
            *_councils(record),
            *_fellows(record),
            *_shared(record),
            _burdens(record),
            _peace(record),
        ],
    }


def _power(record: Record) -> list[Figures]:
    first, last = record.shares[0], record.shares[-1]
    told: list[Figures] = [
        {
            "poles_then": len(poles(first)),
            "poles_now": len(poles(last)),
            "equals_then": equals(first),
            "equals_now": equals(last),
        }
    ]
    rises = {}
    for state in record.last["states"]:
        held = [row[state] for row in record.shares if row.get(state)]
        if held and max(held) > held[0]:
            rises[state] = (max(held) - held[0], held[0], max(held))
    for state, (rise, then, peak) in rises.items():
        if rise == max(r for r, _, _ in rises.values()):
            answered = [a for a in calls(record) if record.kept("calls").get(a["call"], {}).get("foe") == state]
            stopped = sum(e["demander"] == state for e in record.events("war_deterred"))
            kept = sum(a["honoured"] for a in answered)
            told.append({"first": then / 1000, "peak": peak / 1000, "last": last.get(state, 0) / 1000})
            told.append({"calls": len(answered), "kept": kept, "stopped": stopped})
    return told


def _dealings(record: Record) -> list[Figures]:
    called = {(e["war"], e["to"]) for e in record.events("call_made")}
    joined = record.events("war_joined")
    unbidden = [e for e in joined if e["reason"] == "balancing" and (e["war"], e["state"]) not in called]
    imposed = {e["id"] for e in record.events("peace_made", "war_ended")}
    bucks = [e for e in record.events("call_answered", "pledge_given") if e["motive"] == "buck_passing"]
    bucks = [e for e in bucks if not e.get("honoured", e.get("stands"))]
    taken = [e for e in record.events("treaty_signed") if e["treaty_kind"] == "clientage"]
    begun = Counter(e["motive"] for e in record.events("war_began") if e["cause"] != "civil")
    return [
        {"joined": len(unbidden)},
        {"passed": len(bucks)},
        {
            "spoils": sum(e["reason"] == "spoils" for e in joined),
            "clients": sum(e["because"] not in imposed for e in taken),
        },
        dict(begun),
    ]


def _sums(record: Record) -> list[Figures]:
    answered = calls(record)
    kept = [a for a in answered if a["honoured"]]
    opened = [a for a in kept if a["weighed"]]
    bare = {a["event"]: sum(v for k, v in a["weighed"].items() if k not in WORD) for a in opened}
    tipped = [a for a in opened if sum(a["weighed"].values()) > 0 >= bare[a["event"]]]
    base = {"calls": len(answered), "kept": len(kept)}
    stopped = by_pact(record)
    return [
        base,
        {**base, "opened": len(opened), "interest_enough": sum(b > 0 for b in bare.values())},
        {"kept_by_word": len(tipped)},
        {"stopped_by_pact": stopped},
        {"kept_by_word": 0, "stopped_by_pact": 0} if not tipped and not stopped else {},
    ]


def by_pact(record: Record) -> int:
    """Demands dropped before a coalition in which a fellow member of a pact stood by its pact's clause."""
    found, pacts = 0, record.kept("pacts")
    for event in record.events("war_deterred"):
        given = [p for p in record.events("pledge_given") if p["crisis"] == event["crisis"] and p["stands"]]
        found += any(p["clause"] in pacts and p["friend"] == event["target"] for p in given)
    return found


def _minds(record: Record) -> Figures:
    told = [round(100 * n) for n in misjudged(record).values()]
    return {"strength_percent": round(sum(told) / len(told))} if told else {}


def _peace(record: Record) -> Figures:
    return {"quiet": quiet(record), "played": len(record.turns)}


def _pacts(record: Record) -> list[Figures]:
    pacts = record.kept("pacts")
    born, standing = len(record.events("pact_founded")), record.last["pacts"]
    told: list[Figures] = [
        {"pacts": len(pacts), "founded": born, "standing": sum(bool(p["members"]) for p in standing.values())}
    ]
    for pact in pacts:
        curve = [w["pacts"][pact]["legitimacy"] for w in record.snapshots if pact in w["pacts"]]
        if curve:
            told.append({"first": curve[0], "last": curve[-1], "least": min(curve), "most": max(curve)})
    return told


def _treaties(record: Record) -> list[Figures]:
    return [{"signed": len(record.events("treaty_signed")), "broken": len(record.events("treaty_broken"))}]


def _words(record: Record) -> list[Figures]:
    pacts = record.kept("pacts")
    under = [e for e in record.events("call_answered") if e["clause"] in pacts]
    other = [e for e in record.events("call_answered") if e["clause"] not in pacts]
    kept = sum(e["honoured"] for e in under)
    designs = {pacts[e["clause"]]["charter"]["trigger"] for e in under}
    design: Figures = {}
    for trigger in designs:
        mine = [e for e in under if pacts[e["clause"]]["charter"]["trigger"] == trigger]
        design |= {f"{trigger}_calls": len(mine), f"{trigger}_kept": sum(e["honoured"] for e in mine)}
    spoken: Figures = {
        "pact_calls": len(under),
        "pact_kept": kept,
        "treaty_calls": len(other),
        "treaty_kept": sum(e["honoured"] for e in other),
    }
    acts = [m for m in record.events("motion_decided") if m["motion_kind"] == "act" and not m["carried"]]
    idle: Figures = {"pact_calls": len(under), "refused_to_act": len(acts)}
    return [spoken, design, {"reneged": len(under) - kept}, {"pact_calls": len(under)}, idle]


def _councils(record: Record) -> list[Figures]:
    motions = record.events("motion_decided")
    vetoed = sum(m["vetoed_by"] is not None for m in motions)
    told: Figures = {
        "motions": len(motions),
        "carried": sum(m["carried"] for m in motions),
        "vetoed": vetoed,
        "obeyed": len(record.events("award_obeyed")),
        "defied": len(record.events("award_defied")),
    }
    return [told, {"vetoed": vetoed}, {"deterred": len(record.events("war_deterred")), "by_pact": by_pact(record)}]


def _fellows(record: Record) -> list[Figures]:
    inside = len(fellows_at_war(record))
    begun = sum(e["cause"] != "civil" for e in record.events("war_began"))
    broken = _words(record)[2]["reneged"]
    vetoed = _councils(record)[1]["vetoed"]
    nothing: Figures = {"reneged": 0, "among_fellows": 0, "vetoed": 0}
    return [
        {"begun": begun, "among_fellows": inside},
        {"among_fellows": inside},
        nothing if not inside + broken + vetoed else {},
    ]


def _mean_trust(world: Row, pairs: Iterable[tuple[str, str]]) -> float | None:
    alive = living(world)
    told = [trust(world, *way) for a, b in pairs if a in alive and b in alive for way in ((a, b), (b, a))]
    known = [t for t in told if t is not None]
    return sum(known) // len(known) / 1000 if known else None


def _shared(record: Record) -> list[Figures]:
    """Trust and trade in the whole, among those who share a pact at the end, and among those who share none."""
    start, last = record.first, record.last
    alive = living(last)
    circles = [set(p["members"]) for p in last["pacts"].values()]
    every = list(combinations(alive, 2))
    inside = [p for p in every if any(set(p) <= c for c in circles)]
    outside = [p for p in every if p not in inside]
    then, now = trades(start), trades(last)
    whole = {
        "trust_then": _mean_trust(start, combinations(living(start), 2)),
        "trust_now": _mean_trust(last, every),
        "trade_then": sum(then.values()) / 100,
        "trade_now": sum(now.values()) / 100,
    }
    trusted = {
        "fellows": _mean_trust(last, inside),
        "strangers": _mean_trust(last, outside),
        "fellows_at_start": _mean_trust(start, inside),
    }
    traded = {
        "fellows": _mean_trade(now, inside),
        "fellows_at_start": _mean_trade(then, inside),
        "strangers": _mean_trade(now, outside),
        "strangers_at_start": _mean_trade(then, outside),
    }
    return [{k: v for k, v in one.items() if v is not None} for one in (whole, trusted, traded)]


def _mean_trade(worth: dict[tuple[str, str], int], pairs: list[tuple[str, str]]) -> float | None:
    told = [worth[p] for p in pairs if p in worth]
    return round(sum(told) / len(told) / 100, 4) if told else None


def _burdens(record: Record) -> Figures:
    noted = [c for pact in record.kept("pacts") for c in cases(record, pact)]
    return {"promised": sum(c["promised"] for c in noted) / 10, "delivered": sum(c["delivered"] for c in noted) / 10}
