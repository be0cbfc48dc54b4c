"""Predictions held against what came, counted again from the record (Brier 1950)."""

from collections.abc import Iterator
from statistics import fmean

from tests.report.truth.raw import Record, Row, capability

Fate = tuple[str, int | None]
"""The outcome, and the event that decided it."""


def predictions(record: Record) -> list[Row]:
    """Every prediction on a sheet, and what came of it."""
    return [_told(record, n, by, one) for n, by, one in _laid(record)]


def _laid(record: Record) -> Iterator[tuple[int, str, Row]]:
    for n, entry in enumerate(record.entries):
        for sheet in entry["sheets"]:
            yield from ((n, sheet["seat"], one) for one in sheet.get("predictions", ()))


def _told(record: Record, n: int, by: str, one: Row) -> Row:
    outcome, event = _fate(record, n, one)
    hit = {"happened": 1.0, "did_not": 0.0}.get(outcome)
    return {
        "by": by,
        "turn": record.entries[n]["turn"],
        "what": one["what"],
        "state": one["state"] or None,
        "other": one["other"] or None,
        "chance": one["chance"] / 100,
        "outcome": outcome,
        "event": event,
        "brier": None if hit is None else round((one["chance"] / 100 - hit) ** 2, 4),
    }


def _fate(record: Record, n: int, one: Row) -> Fate:
    if one["what"] == "leader":
        return _leader(record, one)
    run = [e for e in record.entries[n:] if e["turn"] <= one["until"]]
    last = record.entries[-1]
    closed = last["turn"] if last["phase"] == "dispatches" or record.is_over else last["turn"] - 1
    told = [e for entry in run for e in entry["events"]]
    if one["what"] == "attack":
        wanted = (one["state"], one["other"])
        struck = [e for e in told if e["kind"] == "war_began" and (e["attacker"], e["defender"]) == wanted]
        return ("happened", struck[0]["id"]) if struck else _else("did_not", closed >= one["until"])
    if one["what"] == "honour":
        asked = [e for e in told if e["kind"] == "call_answered" and e["state"] == one["state"]]
        asked = [e for e in asked if e["friend"] == one["other"]]
        if asked:
            return ("happened" if asked[0]["honoured"] else "did_not"), asked[0]["id"]
        return _else("untested", closed >= one["until"] or record.is_over)
    if any(_is_general(e["world"]) for e in run):
        return "happened", None
    return _else("did_not", closed >= one["until"])


def _else(outcome: str, decided: bool) -> Fate:
    return (outcome if decided else "open"), None


def _leader(record: Record, one: Row) -> Fate:
    if not record.is_over:
        return "open", None
    shares = record.shares[-1]
    return ("happened" if shares.get(one["state"], 0) == max(shares.values()) else "did_not"), None


def _is_general(world: Row) -> bool:
    """Whether in one war five states fight, or states with half of all power."""
    for war in world["wars"].values():
        fighting = {b["state"] for b in war["belligerents"] if b["left"] is None}
        power = sum(capability(world).get(s, 0) for s in fighting)
        if war.get("ended") is None and war["cause"] != "civil" and (len(fighting) >= 5 or power >= 500):
            return True
    return False


def scores(told: list[Row]) -> dict[str, tuple[int, int, float | None]]:
    """Laid down, decided and mean score, by who predicted."""
    found = {}
    for by in {p["by"] for p in told}:
        decided = [p["brier"] for p in told if p["by"] == by and p["brier"] is not None]
        made = sum(p["by"] == by for p in told)
        found[by] = (made, len(decided), round(fmean(decided), 4) if decided else None)
    return found
