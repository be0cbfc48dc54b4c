"""A batch-mate never changes a game: minds deliberate the same side by side as alone, from their own views."""

import pytest

from game.doctrines.deliberation import deliberate
from game.match.match import Match
from game.match.opening import dice_of
from game.match.setup import Setup
from game.measures.power import living
from game.measures.wealth import trade_between, trades
from game.perception.views import look


@pytest.mark.parametrize(("scenario", "seed"), [("greece_499bce", 2), ("greece_499bce", 5), ("invented:10x50:3", 4)])
def test_a_seat_alone_decides_as_it_does_in_company(scenario: str, seed: int) -> None:
    match = Match.begin(Setup(scenario=scenario, seed=seed, turns=6))
    while not match.is_over:
        world, header = match.world, match.chronicle.header
        alone = {}
        for name in living(world)[match.world.turn % 3 :: 3]:
            dice = dice_of(header, world, name)
            mind = match._thinking(name)
            alone[name] = deliberate(
                look(world, name), mind.doctrine, dice, strategy=mind.strategy, charters=mind.charters
            )
        match.advance()
        entry = match.chronicle.last
        sheets = {sheet.seat: sheet for sheet in entry.sheets}
        for name, made in alone.items():
            assert made.sheet == sheets[name]
            assert made.decisions == tuple(one for one in entry.decisions if one.seat == name)


def test_trade_in_one_pass_is_trade_pair_by_pair() -> None:
    match = Match.begin(Setup(scenario="greece_499bce", seed=3, turns=12))
    while not match.is_over:
        match.advance()
        found = trades(match.world)
        for a in living(match.world):
            for b in living(match.world):
                if a < b:
                    assert found[a, b] == trade_between(match.world, a, b)
