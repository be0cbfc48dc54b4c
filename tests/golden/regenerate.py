"""Write the golden games anew: `python tests/golden/regenerate.py`, after a change of rules or minds that is meant.

Look at what changed before committing: `git diff tests/golden` should move
only what the change explains. A change that breaks old saves' proofs also
raises `RULES` in `game/chronicle/header.py`.
"""

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

GAMES = ((1, 15, None), (2, 15, "collective_security_idealist"), (3, 15, "offensive_realist"))
"""Seed, turns, and the doctrine of all (None: the scenario's own)."""


def played(seed: int, turns: int, doctrine: str | None) -> dict[str, Any]:
    """One game as its digests: the first that moves names the phase to look at."""
    from game.match.setup import Setup
    from game.match.simulate import simulate

    setup = Setup(scenario="greece_499bce", seed=seed, turns=turns, all_doctrine=doctrine)
    steps = simulate(setup).chronicle.steps
    return {
        "seed": seed,
        "turns": turns,
        "doctrine": doctrine,
        "phases": {f"{step.turn} {step.phase}": step.digest[:16] for step in steps},
    }


def main() -> None:
    """Play and write every golden game."""
    for seed, turns, doctrine in GAMES:
        path = HERE / f"greece_{seed}.json"
        path.write_text(json.dumps(played(seed, turns, doctrine), indent=1) + "\n")
        print(path.name)


if __name__ == "__main__":
    main()
