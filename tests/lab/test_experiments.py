"""The experiments as a stranger runs them, and their arithmetic on games made up by hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.doctrines.mind import Strategy
from game.lab.dilemma import Payoff, Trial, cells, trials, verdict
from game.lab.facts import bands, measure
from game.lab.tally import Tally, WarCount, clusters
from game.match.match import Match
from game.match.setup import Setup

ROOT = Path(__file__).parents[2]


def ask(*words: str) -> subprocess.CompletedProcess[str]:
    """A lab command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "game", *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_facts_print_one_document() -> None:
    line = ["lab", "facts", "--games", "2", "--turns", "5", "--world", "invented:4x12", "--workers", "1"]
    done = ask(*line, "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert set(told) == {"worlds", "games", "facts"}
    assert (told["worlds"], told["games"]) == (["invented:4x12"], 2)
    for fact in told["facts"]:
        assert set(fact) == {"name", "value", "low", "high", "band", "within", "world", "source"}
        assert fact["within"] == (fact["band"][0] <= fact["value"] <= fact["band"][1])
    assert "2 of 2 games" in done.stderr
    assert "facts within band" in ask(*line).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lab", "facts", "--games", "0"], "--games 0"),
        (["lab", "facts", "--world", "atlantis"], "atlantis"),
        (["lab", "dilemma", "--world", "invented:4x12", "--world", "invented:5x12"], "one world"),
        (["lab"], "experiment"),
    ],
)
def test_bad_input_is_one_sentence(words: list[str], said: str) -> None:
    done = ask(*words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert said in done.stderr.lower()


def test_a_doctrine_of_ones_own_can_be_taught(tmp_path: Path) -> None:
    text = (ROOT / "assets/doctrines/jackal.toml").read_text(encoding="utf-8")
    path = tmp_path / "hyena.toml"
    path.write_text(text.replace('"jackal"', '"hyena"'), encoding="utf-8")
    line = ["lab", "facts", "--games", "1", "--turns", "3", "--world", "invented:4x12", "--workers", "1"]
    done = ask(*line, "--teach", str(path), "--all", "hyena")
    assert done.returncode == 0, done.stderr
    path.write_text(text.replace("honour = ", "honor = "), encoding="utf-8")
    assert ask(*line, "--teach", str(path)).returncode == 2


def test_bands_are_told_with_their_sources() -> None:
    assert len(bands()) >= 12
    assert all(band.low < band.high and band.source for band in bands())


def war(began: int, ended: int | None, states: str, **more: Any) -> WarCount:
    """A war of states named by a letter each."""
    usual = {"outcome": "attacker_won", "lost": 50, "attack": 30, "defence": 20, "neighbours": True}
    return WarCount(
        began=began, ended=ended, states=tuple(states), **usual | {"surprise": False, "late": 0, "civil": False} | more
    )


def test_wars_that_overlap_and_share_a_belligerent_are_one() -> None:
    wars = [war(1, 3, "AB"), war(2, 5, "CD"), war(5, 6, "EF"), war(3, 4, "BC"), war(8, None, "AB")]
    assert sorted(len(group) for group in clusters(wars)) == [1, 1, 3]


def test_rates_are_per_state_year_and_civil_wars_stand_apart() -> None:
    wars = [war(1, 1, "AB"), war(2, 9, "ABC"), war(3, 3, "DE", civil=True)]
    game = Tally("x", 1, turns=20, years_a_turn=2, state_turns=100, wars=wars, entries=5, crises=20, crises_to_war=1)
    game.calls = {"automatic": (3, 4), "consultative": (0, 1)}
    facts = {fact.band.name: fact for fact in measure("x", [game] * 5)}
    assert facts["wars_per_100_state_years"].value == 1.0
    assert facts["multi_party_share"].value == 0.5
    assert facts["short_war_share"].value == 0.5
    assert facts["escalation"].value == 0.05
    assert facts["calls_honoured"].value == 0.75
    assert "consultative_calls_honoured" not in facts
    assert facts["escalation"].low == facts["escalation"].high == facts["escalation"].value


def test_the_dilemma_pairs_its_games_and_hides_no_winner() -> None:
    found = trials("invented:5x15", [3], ["realists", "mixed"], ["great", "small"], 4)
    assert len(found) == 2 * 2 * 4
    for trial in found:
        assert trial.setup.strategies == {trial.focal: trial.road.value}
    assert len({tuple(sorted(t.setup.doctrines.items())) for t in found}) == 2
    pays = {"balance": 0.5, "bandwagon": 0.7, "pact": 0.6, "alone": 0.9}

    def paid(trial: Trial) -> Payoff:
        great = trial.size == "great" and trial.road is Strategy.PACT
        wealth = 0.8 if trial.road is Strategy.BALANCE else 0.5
        return Payoff(1.0 if great else pays[trial.road.value], 0.4, wealth, 0.6, 1)

    said = verdict(cells([(trial, paid(trial)) for trial in found]))
    assert said["best_in"] == {
        "balance": [],
        "bandwagon": [["realists", "small"], ["mixed", "small"]],
        "pact": [["realists", "great"], ["mixed", "great"]],
    }
    assert len(said["best_by_conception"]["absolute gains"]["balance"]) == 4
    assert said["best_by_conception"]["absolute gains"]["pact"] == []
    assert said["best_somewhere"] == ["balance", "bandwagon", "pact"]
    assert said["best_everywhere"] == []
    assert said["pass_the_buck_best_in"] == [["realists", "small"], ["mixed", "small"]]


def test_a_seat_keeps_to_its_road() -> None:
    match = Match.begin(Setup(scenario="invented:6x30", seed=2, turns=12, strategies={}))
    focal = sorted(match.world.states)[0]
    match = Match.begin(Setup(scenario="invented:6x30", seed=2, turns=12, strategies={focal: "alone"}))
    while not match.is_over:
        match.advance()
        assert not any(
            focal in treaty.parties and treaty.kind in ("defence", "offence")
            for treaty in match.world.treaties.values()
        )
        assert not any(focal in pact.members for pact in match.world.pacts.values())
