"""A small world of six states on a road, made by hand."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from game.world.lands import Link, LinkKind, Province, Terrain
from game.world.pacts import Charter, Pact
from game.world.states import Regime, Secrets, State
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Phase, System, Trust, World

NAMES = {"PER": "Persia", "ATH": "Athens", "SPA": "Sparta", "THE": "Thebes", "COR": "Corinth", "MAC": "Macedon"}
LAND = {"PER": "sardis", "ATH": "athens", "SPA": "sparta", "THE": "thebes", "COR": "corinth", "MAC": "pella"}


def small_world() -> World:
    """499 BCE, one province a state, a treaty Athens–Thebes, a league, Macedon a client of Persia."""
    ids = list(LAND.values())
    return World(
        scenario="greece_499bce",
        turn=1,
        phase=Phase.ORDERS,
        system=System(first_year=-499, years_a_turn=1, last_turn=8),
        states={s: State(s, name, f"{name}ns", LAND[s], Regime.MIXED, treasury=5000) for s, name in NAMES.items()},
        provinces={p: Province(p, p.title(), s, 2000, Terrain.PLAIN, (s,)) for s, p in LAND.items()},
        links=tuple(Link(a, b, LinkKind.LAND, 100) for a, b in pairwise(ids)),
        forces={s: {LAND[s]: 400 if s == "PER" else 120} for s in NAMES},
        trust={a: {b: Trust(500, 500) for b in NAMES if b != a} for a in NAMES},
        secrets=Secrets(
            {s: 90 if s == "PER" else 30 for s in NAMES},
            {s: "jackal" if s == "MAC" else "defensive_realist" for s in NAMES},
            {a: {b: 200 for b in NAMES if b != a} for a in NAMES},
        ),
        treaties={
            "t1": Treaty("t1", TreatyKind.DEFENCE, "ATH", "THE", since=2),
            "t2": Treaty("t2", TreatyKind.CLIENTAGE, "PER", "MAC", since=1, follows=True),
        },
        pacts={"p1": Pact("p1", Charter("league", "the Hellenic League"), "SPA", 1, {"ATH": 1, "SPA": 1, "COR": 1})},
    )


def at(world: World, turn: int, phase: Phase = Phase.ORDERS, **changes: Any) -> World:
    """The same world at another turn."""
    return replace(world, turn=turn, phase=phase, **changes)
