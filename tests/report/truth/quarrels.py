"""The wars, crises and words of a game counted again from its record."""

from collections import Counter
from typing import Any

from tests.report.truth.raw import Record, Row, bound, forces, mean_trust, reach, strength

DEFENCE = 1200
"""The defender's edge in thousandths (rules.md §4)."""


def ordered(record: Record) -> list[Row]:
    """Wars as they began."""
    return sorted(record.wars.values(), key=lambda w: (w["began"], w["id"]))


def end_of(record: Record, war: Row) -> int:
    """The last turn in which a war was fought."""
    ended = war.get("ended")
    return record.last["turn"] if ended is None else int(ended)


def side_of(war: Row, state: str, turn: int) -> str:
    """On which side a state fought in a turn: it may leave, and come back on the other."""
    parts = [b for b in war["belligerents"] if b["state"] == state and b["joined"] <= turn]
    fit = [b for b in parts if b["left"] is None or b["left"] >= turn]
    return str((fit or parts or [{"side": ""}])[-1]["side"])


def wars(record: Record) -> dict[str, Row]:
    """Each war as the report should tell it."""
    return {war["id"]: _war(record, war) for war in ordered(record)}


def _war(record: Record, war: Row) -> Row:
    fought = [e for e in record.events("battle_fought") if e["war"] == war["id"]]
    ended = next((e for e in record.events("war_ended") if e["war"] == war["id"]), None)
    began = next((e for e in record.events("war_began") if e["war"] == war["id"]), None)
    return {
        "began": began["turn"] if began else war["began"],
        "ended": ended["turn"] if ended else war.get("ended"),
        "attacker": war["attacker"],
        "defender": war["defender"],
        "cause": war["cause"],
        "civil": war["cause"] == "civil",
        "outcome": ended["outcome"] if ended else "undecided",
        "belligerents": [_part(record, war, b) for b in war["belligerents"]],
        "battles": [_battle(war, e) for e in fought],
        "losses": sum(n for e in fought for n in e["lost"].values()) / 10,
        "losses_by_turn": _by_turn(war, fought),
        "called": [e["call"] for e in record.events("call_answered") if e["war"] == war["id"]],
        "kindred": [w["id"] for w in _kin(record, war)],
        "sides": {
            s: sorted({b["state"] for b in war["belligerents"] if b["side"] == s}) for s in ("attack", "defence")
        },
    }


def _part(record: Record, war: Row, part: Row) -> Row:
    gone = part["left"] if part["left"] is not None else war.get("ended")
    after = len(record.snapshots) if gone is None else gone + 1
    told = {k: part[k] for k in ("state", "side", "joined", "left", "reason", "motive", "clause")}
    before = record.share(part["state"], war["began"]) / 1000
    return {**told, "losses": part["lost"] / 10, "power_before": before,
            "power_after": record.share(part["state"], after) / 1000}  # fmt: skip


def _battle(war: Row, event: Row) -> Row:
    host = next(iter(event["attackers"]))
    stormed = side_of(war, host, event["turn"]) == event["won"]
    kept = {key: {s: n / 10 for s, n in event[key].items()} for key in ("attackers", "defenders")}
    lost = {s: n / 10 for s, n in event["lost"].items()}
    victors = sorted(event["attackers" if stormed else "defenders"])
    told = {"event": event["id"], "turn": event["turn"], "province": event["province"], "won": event["won"]}
    return {**told, **kept, "losses": lost, "victors": victors}


def _by_turn(war: Row, fought: list[Row]) -> list[Row]:
    rows: dict[int, dict[str, Counter[str]]] = {}
    for event in fought:
        row = rows.setdefault(event["turn"], {"attack": Counter(), "defence": Counter()})
        for state, lost in event["lost"].items():
            row[side_of(war, state, event["turn"])][state] += lost
    return [
        {"turn": turn, **{side: {s: n / 10 for s, n in row[side].items()} for side in row}}
        for turn, row in sorted(rows.items())
        if any(n for side in row.values() for n in side.values())
    ]


def groups(record: Record) -> list[set[str]]:
    """Wars merged pair by pair where they overlapped and shared a belligerent, civil wars apart."""
    found: list[set[str]] = []
    for war in ordered(record):
        met = [g for g in found if any(_are_kin(record, war, record.wars[other]) for other in g)]
        found = [g for g in found if g not in met] + [{war["id"]}.union(*met)]
    return found


def _are_kin(record: Record, one: Row, other: Row) -> bool:
    same = (one["cause"] == "civil") is (other["cause"] == "civil")
    both = {b["state"] for b in one["belligerents"]} & {b["state"] for b in other["belligerents"]}
    return same and bool(both) and one["began"] <= end_of(record, other) and other["began"] <= end_of(record, one)


def _kin(record: Record, war: Row) -> list[Row]:
    group = next(g for g in groups(record) if war["id"] in g)
    return [w for w in ordered(record) if w["id"] in group and w is not war]


# -- words --------------------------------------------------------------------------------------------


def calls(record: Record) -> list[Row]:
    """Every call and its answer."""
    return [_call(record, e) for e in record.events("call_answered")]


def _call(record: Record, event: Row) -> Row:
    asked = {
        (p["state"], p["friend"])
        for p in record.events("pledge_given")
        if p["crisis"] == record.wars[event["war"]].get("crisis")
    }
    open_news = [e for e in record.events("trust_changed") if record.is_over or e["audience"] is None]
    trust = [e for e in open_news if e["because"] == event["id"]]
    moved = [e for e in trust if (e["of"], e["about"]) == (event["friend"], event["state"])]
    return {
        "call": event["call"],
        "war": event["war"],
        "turn": event["turn"],
        "by": event["state"],
        "friend": event["friend"],
        "clause": event["clause"],
        "honoured": event["honoured"],
        "pledged": event["had_pledged"] if (event["state"], event["friend"]) in asked else None,
        "why": event["motive"],
        "weighed": weighed(record, event["state"], "call", event["call"]),
        "brigades": forces(record.at(event["turn"]), event["state"]) / 10,
        "trust_change": sum(e["after"] - e["before"] for e in moved) / 100,
        "event": event["id"],
    }


def weighed(record: Record, seat: str, topic: str, about: str) -> dict[str, float]:
    """The sum a state made: of the course it took, or of the one it declined; empty where none is on record."""
    made = [d for e in record.entries for d in e["decisions"] if record.is_over]
    made = [d for d in made if d["seat"] == seat and d["topic"] == topic and about in d["about"]]
    if not made:
        return {}
    options = made[-1]["options"]
    summed = [o for o in options if o["terms"]]
    taken = [o for o in summed if o["label"] == made[-1]["chosen"]] or summed
    return {t["name"]: t["milli"] / 1000 for t in taken[0]["terms"] if t["milli"]} if taken else {}


def pledges(record: Record) -> list[Row]:
    """Every pledge, and whether the war that came put it to the test."""
    war_of = {e["crisis"]: e["war"] for e in record.events("war_began") if e["crisis"]}
    came = {(e["war"], e["state"], e["friend"]): e["honoured"] for e in record.events("call_answered")}
    return [
        {
            "crisis": e["crisis"],
            "turn": e["turn"],
            "by": e["state"],
            "friend": e["friend"],
            "stands": e["stands"],
            "clause": e["clause"],
            "why": e["motive"],
            "kept": came.get((war_of.get(e["crisis"]), e["state"], e["friend"])) if e["stands"] else None,
            "event": e["id"],
        }
        for e in record.events("pledge_given")
    ]


def faith(record: Record) -> dict[str, Row]:
    """Each state's word."""
    answered, given = calls(record), pledges(record)
    broken = Counter(e["by"] for e in record.events("treaty_broken"))
    asked = {a["by"] for a in answered} | {p["by"] for p in given} | set(broken)
    return {
        s: {
            "calls_honoured": sum(a["honoured"] for a in answered if a["by"] == s),
            "calls_reneged": sum(not a["honoured"] for a in answered if a["by"] == s),
            "pledges_stood": sum(p["stands"] for p in given if p["by"] == s),
            "pledges_aside": sum(not p["stands"] for p in given if p["by"] == s),
            "pledges_broken": sum(p["kept"] is False for p in given if p["by"] == s),
            "treaties_broken": broken[s],
            "trust_at_start": mean_trust(record.first, s) / 1000,
            "trust_at_end": mean_trust(record.last, s) / 1000,
        }
        for s in asked
    }


# -- crises -------------------------------------------------------------------------------------------


def crises(record: Record) -> dict[str, Row]:
    """Every demand, what became of it, and the plain sum at the target's capital as the demander had the last word."""
    found = {}
    for demand in record.events("demand_made"):
        told = [e for e in record.all_events if e.get("crisis") == demand["crisis"]]
        outcome, turn = _outcome(record, demand, told)
        seen = _balance(record, demand, told, turn) if outcome in ("war", "deterred", "lapsed") else None
        found[demand["crisis"]] = {
            "turn": demand["turn"],
            "demander": demand["demander"],
            "target": demand["target"],
            "motive": demand["motive"],
            "reply": next((e["reply"] for e in reversed(told) if e["kind"] == "demand_answered"), ""),
            "outcome": outcome,
            "seen": seen,
            "tipped": _tipping(seen) if seen and outcome == "deterred" else set(),
            "stands": {e["state"]: e["stands"] for e in told if e["kind"] == "pledge_given"},
        }
    return found


def _outcome(record: Record, demand: Row, told: list[Row]) -> tuple[str, int]:
    kinds = {e["kind"]: e for e in told}
    for kind, outcome in (("war_began", "war"), ("war_deterred", "deterred"), ("crisis_lapsed", "lapsed")):
        if kind in kinds:
            return outcome, kinds[kind]["turn"]
    answer, award = kinds.get("demand_answered"), kinds.get("arbitration_awarded")
    if answer and answer["reply"] == "concede":
        return "conceded", answer["turn"]
    if award and award["binding"]:
        return "awarded", award["turn"]
    if demand["crisis"] in record.last["crises"]:
        return "open", record.last["turn"]
    return ("dropped" if award and not award["for_demander"] else "void"), demand["turn"]


def _balance(record: Record, demand: Row, told: list[Row], turn: int) -> dict[str, Any]:
    world, target = record.before_orders(turn), demand["target"]
    ground, age = world["states"][target]["capital"], world["system"]
    beside = {e["state"]: e for e in told if e["kind"] == "pledge_given" and e["friend"] == target}
    stood = {s: e["share_permille"] for s, e in beside.items() if e["stands"] and s in world["states"]}
    own = strength(world, demand["demander"]) * age["offence_permille"] // 1000
    weights = {
        s: strength(world, s) * part // 1000 * reach(world, s, ground) * DEFENCE // 1_000_000
        for s, part in stood.items()
    }
    alone = strength(world, target) * DEFENCE // 1000
    pledged = forces(world, target) + sum(forces(world, s) * part // 1000 for s, part in stood.items())
    return {
        "turn": turn,
        "brigades": forces(world, demand["demander"]) / 10,
        "target_alone": forces(world, target) / 10,
        "target_pledged": pledged / 10,
        "weight": own * reach(world, demand["demander"], ground) // 1000 / 10,
        "weight_alone": alone / 10,
        "weight_pledged": (alone + sum(weights.values())) / 10,
        "weights": {s: n / 10 for s, n in weights.items()},
    }


def _tipping(seen: dict[str, Any]) -> set[str]:
    """Those without whom alone what stood against the demander would not have outweighed it, as it did."""
    own, whole = round(10 * seen["weight"]), round(10 * seen["weight_pledged"])
    return {s for s, n in seen["weights"].items() if own < whole and own >= whole - round(10 * n) and n}


# -- pacts --------------------------------------------------------------------------------------------


def pacts(record: Record) -> dict[str, Row]:
    """Each pact's members, legitimacy and cases, and who carried what."""
    return {pact["id"]: _pact(record, pact) for pact in record.kept("pacts").values()}


def cases(record: Record, pact: str) -> list[Row]:
    """Every case a pact ever noted; its own memory is short."""
    found: dict[str, Row] = {}
    for entry in record.entries:
        for one in entry["world"]["pacts"].get(pact, {}).get("contributions", ()):
            found.setdefault(repr(sorted(one.items())), one)
    return list(found.values())


def _pact(record: Record, pact: Row) -> Row:
    curve = [w["pacts"][pact["id"]]["legitimacy"] / 100 if pact["id"] in w["pacts"] else None for w in record.snapshots]
    noted = cases(record, pact["id"])
    short = Counter(e["state"] for e in record.events("quota_short") if e["pact"] == pact["id"])
    ever = {m for e in record.entries for m in e["world"]["pacts"].get(pact["id"], {}).get("members", ())}
    answered: dict[tuple[str, str], Counter[bool]] = {}
    for one in calls(record):
        if one["clause"] == pact["id"]:
            answered.setdefault((one["war"], one["friend"]), Counter())[one["honoured"]] += 1
    return {
        "members": sorted(record.last["pacts"].get(pact["id"], {}).get("members", ())),
        "members_ever": sorted(ever),
        "founded": pact["founded"],
        "legitimacy_by_turn": curve,
        "cases": {key: (n[True], n[False]) for key, n in answered.items()},
        "contributions": {
            s: {
                "cases": sum(c["member"] == s for c in noted),
                "promised": sum(c["promised"] for c in noted if c["member"] == s) / 10,
                "delivered": sum(c["delivered"] for c in noted if c["member"] == s) / 10,
                "times_short": short[s],
            }
            for s in sorted({c["member"] for c in noted} | {s for s in short if s in pact["members"]})
        },
    }


def spared(record: Record, members: list[set[str]]) -> Counter[str]:
    """Turns in which a bound state was not attacked and a neighbour outside was."""
    found: Counter[str] = Counter()
    for world, inside in zip(record.snapshots, members, strict=True):
        attacked = {
            w["defender"]
            for w in world["wars"].values()
            if w.get("ended") is None
            and w["cause"] != "civil"
            and any(b["state"] == w["defender"] and b["side"] == "defence" for b in w["belligerents"])
        }
        near = {
            frozenset((world["provinces"][k["a"]]["owner"], world["provinces"][k["b"]]["owner"]))
            for k in world["links"]
        }
        for state in inside - attacked:
            found[state] += any(frozenset((state, other)) in near for other in attacked - inside)
    return found


def members_by_turn(record: Record, pact: str) -> list[set[str]]:
    """Whom a pact bound as each turn opened."""
    return [bound(w, w["pacts"][pact]) if pact in w["pacts"] else set() for w in record.snapshots]
