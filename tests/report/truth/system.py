"""The charts, scores and verdicts of a game counted again from its record."""

from collections import Counter
from math import expm1, isqrt
from statistics import fmean

from tests.report.truth.quarrels import end_of, ordered
from tests.report.truth.raw import (
    Record,
    Row,
    bound,
    capability,
    forces,
    land_income,
    living,
    mean_trust,
    patron,
    trades,
)

Line = list[float | None]

# -- war and peace ------------------------------------------------------------------------------------


def fought(record: Record, turn: int) -> list[Row]:
    """Wars fought in a turn; one never ended goes on past the last."""
    return [w for w in ordered(record) if w["began"] <= turn and (w.get("ended") is None or turn <= w["ended"])]


def quiet(record: Record) -> int:
    """Turns without a war."""
    at_war = {t for w in ordered(record) for t in range(w["began"], end_of(record, w) + 1)}
    return len(record.turns - at_war)


def losses(record: Record) -> list[Counter[str]]:
    """Tenths of brigades lost in battle, by snapshot and state."""
    rows: list[Counter[str]] = [Counter() for _ in record.snapshots]
    for event in record.events("battle_fought"):
        rows[event["turn"] - 1].update(event["lost"])
    return rows


def concentration(shares: dict[str, int]) -> float:
    """Ray and Singer 1973: the distance of shares from equality, as a share of the greatest there can be."""
    n = len(shares)
    if n < 2:
        return 1.0
    over = max(0, sum(s * s for s in shares.values()) * n - 1_000_000)
    return isqrt(over * 1_000_000 // ((n - 1) * 1_000_000)) / 1000


def equals(shares: dict[str, int]) -> float:
    """How many equals would make as even a system (the inverse of Herfindahl and Hirschman's index)."""
    squares = sum(s * s for s in shares.values())
    return (sum(shares.values()) ** 2 * 1000 // squares) / 1000 if squares else 0.0


def poles(shares: dict[str, int]) -> set[str]:
    """States with half the leader's share or more."""
    top = max(shares.values(), default=0)
    return {s for s, part in shares.items() if top and 2 * part >= top}


# -- charts -------------------------------------------------------------------------------------------


def charts(record: Record) -> dict[str, dict[str, Line]]:
    """The lines that stand for the whole system, and those of single states and pacts, by chart and name."""
    worlds, shares = record.snapshots, record.shares
    names = {s: state["name"] for s, state in record.last["states"].items()}
    fallen = losses(record)
    titled = _titles(record, names)
    worth = [trades(w) for w in worlds]
    return {
        "Shares of power": {names[s]: [row.get(s, 0) / 10 for row in shares] for s in names},
        "Concentration of power": {"Concentration": [concentration(row) for row in shares]},
        "Polarity": {
            "Effective number": [equals(row) for row in shares],
            "Poles": [len(poles(row)) for row in shares],
        },
        "Brigades of states at war": {"Brigades": [_in_war(record, n + 1) for n in range(len(worlds))]},
        "Wars in progress": {"Wars": [len(fought(record, n + 1)) for n in range(len(worlds))]},
        "Brigades lost since the start": {
            names[s]: [sum(r[s] for r in fallen[: n + 1]) / 10 for n in range(len(fallen))] for s in names
        },
        "Losses turn by turn": {names[s]: [r[s] / 10 for r in fallen] for s in names},
        "Trust": {"Mean of all": [_whole_trust(w) for w in worlds], **_trusted(record, names)},
        "Treaties in force and states in a pact": _bonds(record),
        "Members of pacts": {
            titled[p]: [len(w["pacts"][p]["members"]) if p in w["pacts"] else None for w in worlds] for p in titled
        },
        "Legitimacy of pacts": {
            titled[p]: [w["pacts"][p]["legitimacy"] if p in w["pacts"] else None for w in worlds] for p in titled
        },
        "Worth of trade": {
            "All trade": [2 * sum(w.values()) / 100 for w in worth],
            "Within pacts": [_inside(world, one) for world, one in zip(worlds, worth, strict=True)],
        },
        "Weariness and unrest": {
            "Weariness": [fmean(w["states"][s]["weariness"] for s in living(w)) for w in worlds],
            "Unrest": [_unrest(w) for w in worlds],
        },
    }


def _titles(record: Record, names: dict[str, str]) -> dict[str, str]:
    """Pacts by the names of their charters; of several under one charter each by its leader too."""
    pacts = record.kept("pacts")
    shared = Counter(p["charter"]["name"] for p in pacts.values())
    return {
        id: p["charter"]["name"] + (f" under {names[p['leader']]}" if shared[p["charter"]["name"]] > 1 else "")
        for id, p in pacts.items()
    }


def _in_war(record: Record, turn: int) -> float:
    fighting = {
        b["state"]
        for w in fought(record, turn)
        for b in w["belligerents"]
        if b["joined"] <= turn and (b["left"] is None or turn <= b["left"])
    }
    return sum(forces(record.at(turn), s) for s in fighting) / 10


def _whole_trust(world: Row) -> float | None:
    alive = living(world)
    return fmean(mean_trust(world, s) for s in alive) / 10 if len(alive) > 1 else None


def _trusted(record: Record, names: dict[str, str]) -> dict[str, Line]:
    def told(world: Row, state: str) -> float | None:
        alive = living(world)
        return mean_trust(world, state) / 10 if state in alive and len(alive) > 1 else None

    return {names[s]: [told(w, s) for w in record.snapshots] for s in names}


def _bonds(record: Record) -> dict[str, Line]:
    kinds = {
        "Alliances": {"defence", "offence", "guarantee"},
        "Clientages": {"clientage"},
        "Non-aggression": {"non_aggression", "truce"},
    }
    found: dict[str, Line] = {
        name: [sum(t["kind"] in wanted for t in w["treaties"].values()) for w in record.snapshots]
        for name, wanted in kinds.items()
    }
    members = [{s for p in w["pacts"].values() for s in p["members"]} & set(living(w)) for w in record.snapshots]
    return {**found, "States in a pact": [len(m) for m in members]}


def _inside(world: Row, worth: dict[tuple[str, str], int]) -> float:
    circles = [set(p["members"]) for p in world["pacts"].values()]
    return 2 * sum(n for pair, n in worth.items() if any(set(pair) <= c for c in circles)) / 100


def _unrest(world: Row) -> float:
    alive = living(world)
    land = [(p["unrest"], p["output"]) for p in world["provinces"].values() if p["owner"] in alive]
    whole = sum(output for _, output in land)
    return sum(unrest * output for unrest, output in land) / whole if whole else 0.0


# -- scores and success -------------------------------------------------------------------------------


def scores(record: Record) -> dict[str, dict[str, int]]:
    """Security over all years, wealth enjoyed and relative power, in thousandths (rules.md §8)."""
    found: dict[str, dict[str, int]] = {}
    for n, world in enumerate(record.openings):
        for state, one in world["states"].items():
            if state not in found and one["rebels_of"] is None:
                found[state] = _score(record, state, record.openings[n:])
    return found


def _score(record: Record, state: str, worlds: list[Row]) -> dict[str, int]:
    first, last = worlds[0], worlds[-1]
    home = [p["id"] for p in first["provinces"].values() if p["owner"] == state and state in p["cores"]]
    alive = [bool(w["states"][state]["alive"]) for w in worlds]
    free = [1000 if patron(w, state) is None else 500 for w in worlds]
    kept = [sum(w["provinces"][p]["owner"] == state for p in home) for w in worlds]
    parts = {
        "alive": 1000 * sum(alive) // len(worlds),
        "sovereign": sum(a * f for a, f in zip(alive, free, strict=True)) // len(worlds),
        "cores": sum(k * 1000 // len(home) if home else 1000 * a for k, a in zip(kept, alive, strict=True))
        // len(worlds),
    }
    security = (300 * parts["alive"] + 300 * parts["sovereign"] + 400 * parts["cores"]) // 1000
    turns, paid = last["turn"] - first["turn"], land_income(first, state)
    enjoyed = last["states"][state]["enjoyed"] - first["states"][state]["enjoyed"]
    wealth = 1000 if turns < 1 else enjoyed * 1000 // (paid * turns) if paid else 0
    then, now = (capability(w).get(state, 0) for w in (first, last))
    wealth, power = (min(1000, n // 2) for n in (wealth, now * 1000 // then if then else 0))
    return {**parts, "security": security, "wealth": wealth, "power": power,
            "score": (security * 500 + wealth * 250 + power * 250) // 1000}  # fmt: skip


def conceptions(record: Record) -> dict[str, dict[str, int]]:
    """Every state's figure under each conception of success, the greater the better."""
    told = scores(record)
    shares, last = record.shares, record.last
    first_share = {s: next((row[s] for row in shares if s in row), 0) for s in told}
    lost = sum(losses(record), Counter())
    clients = {s: [c for c in living(last) if patron(last, c) == s] for s in told}
    claims = {s: one["claims"] for s, one in record.first["states"].items() if one["claims"] and s in told}
    return {
        "survival": {s: part["security"] for s, part in told.items()},
        "relative_gains": {s: shares[-1].get(s, 0) - first_share[s] for s in told},
        "absolute_gains": {s: part["wealth"] for s, part in told.items()},
        "peace": {s: -lost[s] for s in told},
        "order": {s: mean_trust(last, s) if last["states"][s]["alive"] else 0 for s in told},
        "hegemony": {s: shares[-1].get(s, 0) + sum(shares[-1].get(c, 0) for c in clients[s]) // 2 for s in told},
        "ambition": {
            s: 1000 * sum(last["provinces"][p]["owner"] == s for p in wanted if p in last["provinces"]) // len(wanted)
            for s, wanted in claims.items()
        },
    }


# -- minds --------------------------------------------------------------------------------------------


def looked_at(record: Record) -> list[Row]:
    """Every turn of a system of up to sixteen states, about twenty turns of a larger one, as they opened."""
    worlds = record.snapshots[:-1] or record.snapshots
    most = max(len(living(w)) for w in (worlds[0], worlds[-1]))
    return worlds[:: 1 if most <= 16 else max(1, round(len(worlds) / 20))]


def misjudged(record: Record) -> dict[str, float]:
    """Mean distance of each staff's estimates of strength from the truth, as a share."""
    players = {s for s, who in record.header["seats"].items() if who == "player"}
    found: dict[str, list[float]] = {}
    for world in looked_at(record):
        table = world["secrets"]["error_permille"]
        settled = [s for s in living(world) if world["states"][s]["rebels_of"] is None]
        for state in settled:
            for other in (o for o in settled if o != state):
                error = 0 if state in players else table.get(state, {}).get(other, 0)
                found.setdefault(state, []).append(abs(expm1(error / 1000)))
    return {state: fmean(told) for state, told in found.items()}


def outlooks(record: Record) -> tuple[int, int]:
    """How often a chance of attack within ten turns was told with ten turns to come, and after how many it came."""
    times = came = 0
    begun = [(e["defender"], e["turn"]) for e in record.events("war_began") if e["cause"] != "civil"]
    for world in looked_at(record):
        if world["turn"] + 9 <= record.entries[-1]["turn"]:
            struck = {s for s, turn in begun if world["turn"] <= turn <= world["turn"] + 9}
            times += len(living(world))
            came += len(struck & set(living(world)))
    return times, came


def fellows_at_war(record: Record) -> list[int]:
    """Wars begun by a member of a pact on a fellow, by the events that began them."""
    return [
        e["id"]
        for e in record.events("war_began")
        if e["cause"] != "civil"
        and any({e["attacker"], e["defender"]} <= bound(record.at(e["turn"]), p)
                for p in record.at(e["turn"])["pacts"].values())
    ]  # fmt: skip
