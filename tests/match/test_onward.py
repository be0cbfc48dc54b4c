"""Playing onward: the same game where nothing is changed, and doctrines in every seat where people sat."""

import pytest

from game.chronicle.header import PLAYER
from game.chronicle.record import Chronicle
from game.doctrines.doctrine import shipped
from game.match.match import Match
from game.match.onward import play_onward, position_at
from game.match.setup import Setup
from game.match.simulate import simulate
from game.world.sheets import Sheet


def played(scenario: str, **choices: object) -> Chronicle:
    return simulate(Setup(scenario=scenario, seed=3, **choices)).chronicle  # type: ignore[arg-type]


GAMES = {
    "greece": {"scenario": "greece_499bce", "turns": 10},
    "invented": {"scenario": "invented:6x20:2", "turns": 8},
    "roads": {"scenario": "greece_499bce", "turns": 8, "strategies": {"ATH": "pact", "THE": "bandwagon"}},
    "taught": {
        "scenario": "invented:6x20:2",
        "turns": 8,
        "taught": (shipped()["jackal"].model_copy(update={"id": "my_jackal", "name": "My jackal"}),),
        "all_doctrine": "my_jackal",
    },
    "own charter": {"scenario": "greece_499bce", "turns": 8, "charter": "concert_1815"},
}


@pytest.mark.parametrize("kind", GAMES)
@pytest.mark.parametrize("entry", [1, 4, 11])
def test_with_its_own_dice_and_sheets_a_game_of_doctrines_goes_on_exactly_as_recorded(kind: str, entry: int) -> None:
    game = played(**GAMES[kind])  # type: ignore[arg-type]
    before = position_at(game, entry)
    steps = list(play_onward(game.header, before.world, before.sheets, game.header.seed, 3))
    assert 5 <= len(steps) <= 6
    for n, step in enumerate(steps):
        recorded = game.steps[entry + n]
        assert step.events == recorded.events
        assert step.world == recorded.world


def test_it_stops_after_so_many_turns_or_when_the_game_is_over() -> None:
    game = played("invented:4x12", turns=6)
    before = position_at(game, 1)
    assert [s.world.turn for s in play_onward(game.header, before.world, before.sheets, 99, 2)] == [1, 2, 2, 3]
    late = position_at(game, len(game) - 1)
    (last,) = play_onward(game.header, late.world, late.sheets, 99, 8)
    assert last.world.ended_by is not None


def test_other_dice_give_another_game() -> None:
    game = played("greece_499bce", turns=6)
    before = position_at(game, 1)
    ends = [list(play_onward(game.header, before.world, before.sheets, seed, 4))[-1].world for seed in (1, 2)]
    assert ends[0] != ends[1]


def test_a_players_seat_goes_to_the_doctrine_that_its_header_names() -> None:
    match = Match.begin(Setup(scenario="greece_499bce", seed=3, turns=6, players=("ATH",)))
    for _ in range(4):
        match.hand_in(Sheet("ATH"))
        match.advance()
    game = match.chronicle
    assert game.header.seats["ATH"] == PLAYER
    left = simulate(Setup(scenario="greece_499bce", seed=3, turns=6)).chronicle.header
    before = position_at(game, 2)
    with_player = [s.world for s in play_onward(game.header, before.world, before.sheets, 5, 3)]
    with_mind = [s.world for s in play_onward(left, before.world, before.sheets, 5, 3)]
    assert with_player == with_mind


def test_the_opening_holds_no_decision_to_play_on_from() -> None:
    game = played("invented:4x12", turns=2)
    for entry in (0, len(game), -1):
        with pytest.raises(ValueError, match="no phase"):
            position_at(game, entry)
