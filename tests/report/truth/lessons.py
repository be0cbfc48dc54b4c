"""What the questions of the debrief rest on, and how wars looked from each side, counted again from the record."""

from itertools import pairwise
from math import exp

from tests.report.truth.raw import Record, Row, forces, mean_trust
from tests.report.truth.system import concentration, poles

Figures = list[float]


def views(record: Record, view: Row) -> Row:
    """What one state had and saw on the eve of its deed: brigades, and the foe's as its staff took them."""
    if view["role"] == "attacker":
        world = record.before_orders(view["turn"])
    elif view["role"] == "defender" and (said := record.after_orders(view["turn"])):
        world = said
    else:
        return {}
    players = {s for s, who in record.header["seats"].items() if who == "player"}
    error = world["secrets"]["error_permille"].get(view["state"], {}).get(view["foe"], 0)
    foe = forces(world, view["foe"])
    sealed = view["state"] in players or not record.is_over
    return {
        "brigades": forces(world, view["state"]) / 10,
        "foe_brigades": foe / 10,
        "misjudged": None if sealed else round(100 * (exp(error / 1000) - 1)) / 100,
    }


def fought_beside_the_defender(record: Record, war: str) -> set[str]:
    """Who ever fought on the defender's side."""
    return {b["state"] for b in record.wars[war]["belligerents"] if b["side"] == "defence"}


def leaders(record: Record) -> Figures:
    """The greatest share of power at the start and at the end, in percent."""
    return [max(row.values()) / 10 for row in (record.shares[0], record.shares[-1])]


def concentrations(record: Record) -> Figures:
    """Concentration at the start and at the end."""
    return [round(concentration(row), 2) for row in (record.shares[0], record.shares[-1])]


def poles_named(record: Record) -> list[set[str]]:
    """The poles at the start and at the end."""
    return [poles(row) for row in (record.shares[0], record.shares[-1])]


def trust_lost(record: Record, state: str) -> Figures:
    """The others' mean trust in a state at the start and at the end, of 100."""
    return [(mean_trust(world, state) + 5) // 10 for world in (record.first, record.last)]


def greatest_move(record: Record, state: str) -> int:
    """The greatest change of a state's share of power from one snapshot to the next, in thousandths."""
    held = [row[state] for row in record.shares if state in row]
    return max((abs(b - a) for a, b in pairwise(held)), default=0)
