"""Predictions scored by hand: what came, Brier's score, the game's own figure, calibration and rank."""

from dataclasses import replace

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.perception.forecast import credence, danger_from
from game.perception.views import look
from game.report.debrief.foretold import calibration, foretellers_of, foretold_of
from game.report.records.lessons import Foretold
from game.report.source import Source, read_chronicle
from game.world.events import CallAnswered, WarBegan
from game.world.predictions import Foreseen, Prediction
from game.world.sheets import Sheet
from tests.report.games import hegemony_game, played_game


def laid(game: Chronicle, turn: int, *made: Prediction, by: str = "ATH", phase: str = "orders") -> Source:
    """The game with predictions on a seat's sheet of one phase."""
    book = Chronicle.begin(game.header, game.steps[0])
    for step in game.steps[1:]:
        if (step.turn, step.phase) == (turn, phase):
            others = tuple(s for s in step.sheets if s.seat != by)
            step = replace(step, sheets=(*others, Sheet(by, (), made)))
        book.add(step)
    return read_chronicle(book)


def one(game: Chronicle, turn: int, made: Prediction) -> Foretold:
    (told,) = foretold_of(laid(game, turn, made))
    return told


def attack(state: str, other: str, chance: int, until: int) -> Prediction:
    return Prediction(Foreseen.ATTACK, chance, state, other, until)


@pytest.mark.parametrize(
    ("made", "turn", "outcome", "brier", "event"),
    [
        (attack("PER", "ATH", 70, 4), 2, "happened", 900, 12),
        (attack("PER", "ATH", 70, 3), 2, "did_not", 4900, None),
        (attack("ATH", "PER", 10, 6), 2, "did_not", 100, None),
        (attack("PER", "ATH", 90, 6), 5, "did_not", 8100, None),
        (attack("PER", "ATH", 90, 9), 5, "open", None, None),
        (Prediction(Foreseen.HONOUR, 90, "SPA", "ATH", 6), 3, "happened", 100, 17),
        (Prediction(Foreseen.HONOUR, 90, "THE", "PER", 6), 3, "untested", None, None),
        (Prediction(Foreseen.HONOUR, 50, "COR", "SPA", 5), 1, "untested", None, None),
    ],
)
def test_what_came_is_scored_as_by_hand(
    made: Prediction, turn: int, outcome: str, brier: int | None, event: int | None
) -> None:
    told = one(played_game(), turn, made)
    assert (told.outcome, told.brier, told.event) == (outcome, brier, event)


def test_who_broke_its_word_did_not_honour_it() -> None:
    call = next(e for e in played_game().events() if isinstance(e, CallAnswered) and not e.honoured)
    told = one(played_game(), 1, Prediction(Foreseen.HONOUR, 90, call.state, call.friend, 6))
    assert (told.outcome, told.brier, told.event) == ("did_not", 8100, call.id)


def test_what_happened_in_the_turn_before_the_sheet_does_not_count() -> None:
    source = laid(played_game(), 4, attack("PER", "ATH", 90, 6), phase="dispatches")
    assert [f.outcome for f in foretold_of(source)] == ["did_not"]


def test_the_leader_is_judged_when_the_game_is_over() -> None:
    right, wrong = (Prediction(Foreseen.LEADER, 90, s) for s in ("PER", "ATH"))
    source = laid(hegemony_game(), 2, right, wrong)
    shares = source.shares[-1]
    assert max(shares, key=shares.__getitem__) == "PER"
    assert [(f.outcome, f.brier) for f in foretold_of(source)] == [("happened", 100), ("did_not", 8100)]
    cut = Chronicle.begin(source.chronicle.header, source.chronicle.steps[0])
    for step in source.chronicle.steps[1:6]:
        cut.add(step)
    assert foretold_of(read_chronicle(cut)) == (), "what players foresee is sealed until the game is over"


def test_a_general_war_is_one_of_five_states_or_of_half_of_all_power() -> None:
    made = Prediction(Foreseen.GENERAL_WAR, 30, until=5)
    told = one(played_game(), 3, made)
    assert told.outcome == "happened"
    assert told.outcome_text.startswith("there was: The War for Attica")
    assert one(played_game(), 1, replace(made, until=3)).outcome == "did_not"


def test_the_games_own_figure_is_the_one_that_was_on_screen() -> None:
    game = simulate(Setup(scenario="greece_499bce", seed=7, turns=14)).chronicle
    began = next(e for e in game.events() if isinstance(e, WarBegan))
    turn = max(began.turn - 3, 1)
    long = attack(began.attacker, began.defender, 50, turn + 9)
    (told,) = foretold_of(laid(game, turn, long, by=began.defender))
    world = next(s.world for s in game.steps if s.world.turn == turn and s.world.phase == "orders")
    shown = danger_from(look(world, began.defender), began.attacker).middle
    assert told.forecast == shown
    short = replace(long, until=turn + 4)
    (half,) = foretold_of(laid(game, turn, short, by=began.defender))
    assert half.forecast == round(1000 * (1 - (1 - shown / 1000) ** 0.5))
    call = next(e for e in game.events() if isinstance(e, CallAnswered))
    war = game.world.wars[call.war]
    foe = war.attacker if call.friend == war.defender else war.defender
    if foe != call.friend:
        made = Prediction(Foreseen.HONOUR, 50, call.state, call.friend, call.turn)
        (kept,) = foretold_of(laid(game, call.turn, made, by="ATH"))
        eve = next(s.world for s in game.steps if s.world.turn == call.turn and s.world.phase == "orders")
        assert kept.forecast == credence(look(eve, call.friend), call.state, call.friend, foe).middle


def test_predictions_on_states_that_never_were_are_told_and_harm_nothing() -> None:
    told = one(played_game(), 2, attack("XXX", "YYY", 30, 4))
    assert (told.outcome, told.forecast) == ("did_not", None)
    assert "XXX begins a war on YYY" in told.text


def test_players_are_ranked_by_their_mean_score() -> None:
    good = [attack("PER", "ATH", 90, 4), attack("ATH", "PER", 10, 6)]
    poor = [attack("PER", "ATH", 10, 4)]
    source = laid(played_game(), 2, *good)
    both = laid(source.chronicle, 2, *poor, by="THE")
    ranked = foretellers_of(foretold_of(both), both.names)
    assert [(f.state, f.place, f.brier, f.made, f.decided) for f in ranked] == [
        ("ATH", 1, 100, 2, 2), ("THE", 2, 8100, 1, 1)]  # fmt: skip
    assert "0.01" in ranked[0].sentence


def test_calibration_is_told_from_five_decided_predictions_on() -> None:
    told = [one(played_game(), 2, attack("PER", "ATH", 90, 3))] * 4
    assert calibration(told) == ""
    said = calibration([*told, one(played_game(), 2, attack("PER", "ATH", 90, 4))])
    assert "90 of 100 on average, and 1 of 5 came true (20 of 100): more was expected than came." in said


def test_a_game_without_predictions_has_none_scored() -> None:
    source = read_chronicle(played_game())
    assert foretold_of(source) == ()
    assert foretellers_of((), source.names) == ()
