"""Guards against an outcome written in: three tries to catch the rules taking sides (science.md F6).

Placebo: a charter that asks nothing must change nothing. Permutation: doctrines
under each other's names must play the same games. Perverse: somewhere a pact
must be able to make things worse; the search prints where it did, or that it
found no such place. The terms nearest to encoding a claim are listed with the
switch that turns each off (`assets/lab/claims.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean, stdev
from typing import Any, Final

from game.doctrines.doctrine import doctrines
from game.kit.dice import Dice
from game.kit.places import assets
from game.lab.arms import Arm
from game.lab.dilemma import company_of
from game.lab.tally import Tally
from game.match.setup import Setup
from game.scenarios.charters import load_charter
from game.scenarios.library import load_scenario
from game.world.pacts import Charter, Sanctions, Trigger, Vote, Withdrawal

__all__ = [
    "PLACEBO",
    "TOLERANCE",
    "Harm",
    "findings",
    "harms",
    "perverse_arms",
    "placebo_arms",
    "placebo_change",
    "same_but_for_names",
    "swapped_arms",
    "terms",
    "told",
]

PLACEBO: Final = Charter(
    "placebo",
    "Placebo",
    trigger=Trigger.NONE,
    quota_permille=0,
    quota_checked=False,
    sanctions=Sanctions.NONE,
    withdrawal=Withdrawal.AT_ONCE,
    notice_turns=0,
)
"""No duty, no shame, no force: a charter that asks nothing of anyone."""
TOLERANCE: Final = 0.03
"""By how much a placebo may change the number of wars."""
CHANCE: Final = 0.025
"""Share of settings that look clearly worse where nothing is: the upper tail of a 95 % interval."""
NONE: Final = "no pact"
PREDATORS: Final = 3
"""So many of the strongest states are predators in one company of the search (model.md c3, claim 9)."""


def placebo_arms(world: str, seeds: Iterable[int], turns: int | None) -> list[tuple[Arm, Arm]]:
    """Pairs of one seed: without a pact, and with the placebo binding all."""
    setups = [Setup(scenario=world, seed=seed, turns=turns) for seed in seeds]
    return [(Arm(NONE, setup), Arm("placebo", setup, PLACEBO)) for setup in setups]


def placebo_change(without: Sequence[Tally], with_it: Sequence[Tally]) -> float:
    """By what part the placebo changed the number of wars."""
    before, after = (sum(len(game.wars) for game in games) for games in (without, with_it))
    return abs(after - before) / max(1, before)


def swapped_arms(world: str, seeds: Iterable[int], turns: int | None) -> list[tuple[Arm, Arm]]:
    """Pairs of one seed: doctrines as they are, and the same ones each under the next one's name."""
    shelf = doctrines()
    names = tuple(shelf)
    alias = dict(zip(names, (*names[1:], names[0]), strict=True))
    taught = tuple(shelf[name].model_copy(update={"id": alias[name]}) for name in names)
    found = []
    for seed in seeds:
        states = sorted(load_scenario(world, seed).told.states)
        minds = company_of("mixed", states, Dice(seed).within("swap", world), shelf)
        plain = Setup(scenario=world, seed=seed, turns=turns, doctrines=minds)
        renamed = replace(plain, doctrines={state: alias[mind] for state, mind in minds.items()}, taught=taught)
        found.append((Arm("as named", plain), Arm("renamed", renamed)))
    return found


def same_but_for_names(one: Tally, other: Tally) -> bool:
    """Whether two games came out alike in all that is counted; their seals differ with the names."""
    return replace(one, digest="") == replace(other, digest="")


@dataclass(frozen=True, slots=True)
class Harm:
    """What a pact did in one setting: change a hundred state-years against no pact, with half its 95 % interval."""

    company: str
    charter: str
    members: str
    what: str
    without: float
    change: float
    spread: float

    @property
    def is_clear(self) -> bool:
        """Whether things got worse beyond the games' own noise."""
        return self.change > self.spread > 0

    @property
    def is_grave(self) -> bool:
        """Whether it is more war, more loss or more death, and not wider wars alone."""
        return self.what in GRAVE

    def plain(self) -> dict[str, Any]:
        """As `lab guards --json` prints it."""
        return {
            "company": self.company,
            "charter": self.charter,
            "members": self.members,
            "what": self.what,
            "without": round(self.without, 4),
            "change": round(self.change, 4),
            "low": round(self.change - self.spread, 4),
            "high": round(self.change + self.spread, 4),
            "clear": self.is_clear,
        }


def perverse_charters() -> tuple[tuple[Charter, str], ...]:
    """The pacts tried: the ideal, one of the weak against strong outsiders, one with the strong's veto, empty words."""
    ideal = load_charter("ideal_collective_security").charter
    veto = replace(ideal, name="Council of the strong", trigger=Trigger.COUNCIL, permanent_veto=True, parties_vote=True)
    words = replace(
        ideal, name="Empty words", trigger=Trigger.CONSULTATIVE, vote=Vote.UNANIMITY, sanctions=Sanctions.NONE
    )
    return ((ideal, "all"), (ideal, "weak"), (veto, "all"), (words, "all"))


def perverse_arms(
    world: str, seeds: Iterable[int], turns: int | None, companies: Sequence[str]
) -> list[tuple[str, Arm]]:
    """Every arm of the search with its company: no pact, then each of the pacts."""
    found, shelf = [], doctrines()
    for seed in seeds:
        states = sorted(load_scenario(world, seed).told.states)
        for company, predators in [*((one, 0) for one in companies), ("mixed", PREDATORS)]:
            minds = company_of(company, states, Dice(seed).within("company", world, company), shelf)
            setup = Setup(scenario=world, seed=seed, turns=turns, doctrines=minds)
            label = f"{company}, the {predators} strongest predatory" if predators else company
            found.append((label, Arm(NONE, setup, predators=predators)))
            for charter, members in perverse_charters():
                found.append((label, Arm(charter.name, setup, charter, members, predators=predators)))
    return found


GRAVE: Final = ("wars", "losses in brigades", "deaths of states")
MEASURES: Final = (*GRAVE, "belligerents per war")
"""What may get worse; wider wars alone are the price that the theory itself names, not yet harm."""


def _measured(game: Tally, what: str) -> float:
    years = max(1.0, game.state_years) / 100
    match what:
        case "wars":
            return sum(not war.civil for war in game.wars) / years
        case "losses in brigades":
            return sum(war.lost for war in game.wars) / 10 / years
        case "belligerents per war":
            return fmean(len(war.states) for war in game.wars) if game.wars else 2.0
        case _:
            return game.deaths / years


def harms(played: Sequence[tuple[str, Arm, Tally]]) -> list[Harm]:
    """Each pact in each company, by what it made worse on average, the clearest first."""
    games: dict[tuple[str, str, str], dict[int, Tally]] = {}
    for company, arm, game in played:
        games.setdefault((company, arm.label, arm.members), {})[arm.setup.seed] = game
    found = []
    for (company, label, members), with_it in games.items():
        without = games[company, NONE, "all"]
        if label != NONE:
            found += [_harm(company, label, members, what, without, with_it) for what in MEASURES]
    return sorted(found, key=lambda one: (not one.is_clear, not one.is_grave, -one.change / max(0.01, one.without)))


def _harm(
    company: str, label: str, members: str, what: str, without: dict[int, Tally], with_it: dict[int, Tally]
) -> Harm:
    pairs = [(_measured(without[seed], what), _measured(game, what)) for seed, game in with_it.items()]
    changes = [after - before for before, after in pairs]
    spread = 1.96 * stdev(changes) / sqrt(len(changes)) if len(changes) > 1 else 0.0
    return Harm(company, label, members, what, fmean(before for before, _ in pairs), fmean(changes), spread)


def terms() -> list[dict[str, str]]:
    """The terms nearest to encoding a claim, each with its switch."""
    told = tomllib.loads((assets() / "lab" / "claims.toml").read_text(encoding="utf-8"))
    return [{key: str(value) for key, value in one.items()} for one in told["term"]]


def findings(tallies: list[Tally], pairs: int, perverse: list[tuple[str, Arm]]) -> dict[str, Any]:
    """What the three guards found, as plain values."""
    held, swapped, rest = tallies[: 2 * pairs], tallies[2 * pairs : 4 * pairs], tallies[4 * pairs :]
    change = placebo_change(held[::2], held[1::2])
    alike = sum(same_but_for_names(*pair) for pair in zip(swapped[::2], swapped[1::2], strict=True))
    alike_held = sum(one.wars == other.wars for one, other in zip(held[::2], held[1::2], strict=True))
    found = harms([(company, arm, game) for (company, arm), game in zip(perverse, rest, strict=True)])
    return {
        "placebo": {"change": round(change, 4), "same_wars": alike_held, "pairs": pairs, "holds": change < TOLERANCE},
        "permutation": {"same_games": alike, "pairs": pairs, "holds": alike == pairs},
        "perverse": {
            "holds": any(one.is_clear and one.is_grave for one in found),
            "worse": [one.plain() for one in found if one.change > 0],
            "settings": len(found),
            "by_chance": round(CHANCE * len(found), 1),
        },
        "terms": terms(),
    }


def told(found: dict[str, Any], world: str, seeds: int) -> str:
    placebo, swapped, perverse = found["placebo"], found["permutation"], found["perverse"]
    lines = [
        f"{world}, {seeds} paired seeds",
        "",
        f"{_mark(placebo)} placebo: a pact of no duty, no shame and no force changes wars by {placebo['change']:.1%} "
        f"(below 3 % is asked; the same wars in {placebo['same_wars']} of {placebo['pairs']} pairs)",
        f"{_mark(swapped)} permutation: doctrines under each other's names play the same game in "
        f"{swapped['same_games']} of {swapped['pairs']} pairs",
        f"{_mark(perverse)} perverse: of {perverse['settings']} settings a pact made {len(perverse['worse'])} worse on "
        f"average, {sum(one['clear'] for one in perverse['worse'])} of them beyond noise (chance alone gives some "
        f"{perverse['by_chance']:g}: play the clear ones again from another --first-seed)",
    ]
    lines += [f"    {_told_harm(one)}" for one in perverse["worse"][:8]]
    lines += ["", "terms that come near to a claim, and the switch of each:"]
    lines += [f"    {one['name']} ({one['where']}): {one['switch']}" for one in found["terms"]]
    return "\n".join(lines)


def _told_harm(one: dict[str, Any]) -> str:
    where = f"among {one['company']}, {one['charter']} ({one['members']})"
    change = f"{one['change']:+.2f} ({one['low']:+.2f} to {one['high']:+.2f}) with it"
    clear = "clearly" if one["clear"] else "on average"
    return f"{where}: {one['what']} {one['without']:.2f} without, {change}, {clear} worse"


def _mark(guard: dict[str, Any]) -> str:
    return "✓" if guard["holds"] else "✗"
