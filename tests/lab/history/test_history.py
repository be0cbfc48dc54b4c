"""The experiment as a stranger runs it, and its arms: pairs of one seed, each changed in what it says and no more."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.__main__ import main
from game.doctrines.doctrine import shipped
from game.kit.dice import Dice
from game.lab.history.findings import HIT, MISSED, NO_CASE, TOLD, UNMEASURED, findings
from game.lab.history.plays import AS_IT_WAS, Past, Played, games_of, named, outcomes_of, past_of, play_game
from game.lab.history.table import plain, told
from game.lab.history.targets import Target, Unmeasured
from game.lab.history.treatments import Treatment, treated, unsettled
from game.match.match import Match
from game.match.setup import Setup
from game.measures.law import at_war
from game.world.conflicts import Outcome
from game.world.treaties import TreatyKind
from tests.lab.history.made_up import WORLD, deeds, member_of, start, turns, war
from tests.lab.history.test_metrics import LEAGUE

LINE = ["lab", "history", "--world", WORLD, "--games", "1", "--turns", "4", "--workers", "1"]
DICE = Dice(1)


@pytest.fixture(scope="module")
def greece() -> Past:
    return past_of(WORLD, 3)


def opening() -> Any:
    """Greece with the treaties it begins with."""
    return Match.begin(Setup(scenario=WORLD, seed=1)).world


def test_it_prints_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*LINE, "--json", "--noise", "250"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {
        *("games", "first_seed", "noise", "turns", "worlds"),
        *("score", "alignment", "verdicts", "calibration"),
    }
    world = found["worlds"][0]
    assert (world["id"], world["turns"], found["noise"]) == (WORLD, 4, 250)
    assert {one["name"] for one in world["outcomes"]} == {"hegemony", "general_war"}
    assert sum(found["verdicts"].values()) == len(world["targets"]) == 3
    assert "prediction" in found["calibration"]
    assert set(found["score"]["rivals"]) == {"coin"}


def test_it_tells_the_same_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(LINE) == 0
    said = capsys.readouterr().out
    for words in (
        "Chance of a Persian hegemony",
        "macro-F1",
        "a coin",
        "3 targets:",
        "calibration",
        "a reach of 2000 km",
    ):
        assert words in said
    assert max(map(len, said.splitlines())) <= 140


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--noise", "2000"], "--noise 2000"),
        (["--turns", "0"], "0 turns"),
        (["--world", "invented:4x12"], "no record is kept"),
        (["--world", "atlantis"], "atlantis"),
        (["--teach", "x.toml"], "--teach"),
    ],
)
def test_bad_input_is_one_sentence(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*LINE, *words]) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert said in complaint


def test_arms_differ_in_what_they_say_and_in_nothing_else(greece: Past) -> None:
    games = games_of(greece, [4, 5], 0)
    assert len(games) == 2 * (1 + len(greece.arms)) == 6
    drawn, own, *treated_games = games[:3]
    assert drawn.drawn
    assert set(drawn.setup.doctrines) == set(greece.states)
    assert set(drawn.setup.doctrines.values()) <= set(shipped())
    assert games[3].setup.doctrines != drawn.setup.doctrines
    assert own.treatment == AS_IT_WAS
    assert replace(own, treatment=treated_games[0].treatment) == treated_games[0]
    assert "--seed 4" in named(drawn)


def test_a_game_comes_home_the_same_from_the_same_seed(greece: Past) -> None:
    game = games_of(greece, [4], 250)[1]
    one = play_game(game)
    assert one == play_game(game)
    assert set(one.rows) == {0, 2}
    assert set(one.roles) == set(greece.record.behaviour)


def test_promises_can_be_made_binding_or_idle_or_struck() -> None:
    world = opening()
    arms = [t for t in world.treaties.values() if t.kind is TreatyKind.DEFENCE]
    assert {t.consultative for t in arms} == {True, False}
    for how, talks in (("automatic", False), ("consultative", True)):
        after = treated(world, Treatment(treaties=how), DICE)
        assert {after.treaties[t.id].consultative for t in arms} == {talks}
    struck = treated(world, Treatment(treaties="none"), DICE)
    assert {t.kind for t in struck.treaties.values()} == {TreatyKind.CLIENTAGE}
    allied = treated(world, Treatment(allies=(("ATH", "SPA"),)), DICE)
    assert len(allied.treaties) == len(world.treaties) + 1


def test_pacts_can_be_imposed_amended_and_dissolved() -> None:
    pact = {"id": "league", "charter": "league_covenant_1919", "leader": "ATH", "members": ["ATH", "SPA"]}
    told = Treatment.model_validate({"pact": pact, "terms": {"parties_vote": True}})
    world = treated(start(), told, DICE)
    assert set(world.pacts["league"].members) == {"ATH", "SPA"}
    assert world.pacts["league"].charter.parties_vote
    assert treated(world, Treatment(pacts="none"), DICE).pacts == {}
    assert told.told == "the charter league_covenant_1919 over ATH, SPA, parties_vote = true"


@pytest.mark.parametrize(
    ("told", "phrase"),
    [
        ({"reach_half_km": 2000, "charter": "none"}, "a reach of 2000 km, no pact to be founded"),
        ({"charter": "concert_1815", "closed": False}, "an open system, the charter concert_1815"),
        ({"treaties": "none", "pacts": "none"}, "no alliances, no pact at the start"),
        ({"allies": [["ATH", "SPA"]]}, "alliances of ATH–SPA"),
        ({}, ""),
    ],
)
def test_a_treatment_says_what_it_changes(told: dict[str, Any], phrase: str) -> None:
    assert Treatment.model_validate(told).told == phrase


def test_a_war_can_be_there_at_the_start_and_no_unlawful_one() -> None:
    told = Treatment.model_validate({"attack": {"by": "PER", "on": "ATH"}, "closed": True})
    world = treated(opening(), told, DICE)
    assert at_war(world, "PER", "ATH")
    assert world.system.closed
    assert [call.to for call in world.calls.values()]
    client = Treatment.model_validate({"attack": {"by": "PER", "on": "MIL"}})
    with pytest.raises(ValueError, match="PER cannot attack MIL"):
        treated(opening(), client, DICE)


def test_noise_moves_every_army_a_little_and_the_same_for_the_same_seed() -> None:
    world = start()
    assert unsettled(world, 0, DICE) is world
    one, again, other = (unsettled(world, 250, Dice(seed)) for seed in (1, 1, 2))
    assert one.forces == again.forces != other.forces
    ratios = [
        sum(one.forces[state].values()) / sum(armies.values()) for state, armies in world.forces.items() if armies
    ]
    assert 0.3 < min(ratios) < 1 < max(ratios) < 3


def test_outcomes_are_those_of_the_record(greece: Past) -> None:
    pact = {"league": member_of(LEAGUE, "ATH", "SPA")}
    small = {"w1": war("w1", "THE", "NAX", ended=1, outcome=Outcome.STATUS_QUO)}
    quiet = outcomes_of(deeds(turns(3, wars=small, pacts=pact)), greece.record)
    assert quiet == {"hegemony": False, "general_war": False, "member_war": False}
    wars = {"w1": war("w1", "THE", "NAX ARG"), "w2": war("w2", "ATH", "SPA THE", began=2)}
    loud = outcomes_of(deeds(turns(3, wars=wars, pacts=pact), ended_by="hegemony", hegemon="ATH"), greece.record)
    assert loud == {"hegemony": True, "general_war": True, "member_war": True}
    persian = replace(greece.record, outcomes=greece.record.outcomes.model_copy(update={"hegemon": "PER"}))
    assert not outcomes_of(deeds(turns(3), ended_by="hegemony", hegemon="ATH"), persian)["hegemony"]


def played(past: Past, seed: int, drawn: bool, value: float, treatment: Treatment = AS_IT_WAS) -> Played:
    """A game in which every target has one value, and every state balanced."""
    outcomes = {"hegemony": drawn, "general_war": not drawn, "member_war": False}
    parts: dict[str, Any] = {} if drawn else dict.fromkeys(past.record.behaviour, "balanced")
    rows = dict.fromkeys(range(len(past.record.targets)), (value, 1.0))
    return Played(past.id, seed, treatment, drawn, outcomes, parts, rows)


def test_targets_are_judged_and_misses_told(greece: Past) -> None:
    base = greece.record.targets[0]
    targets: tuple[Target, ...] = (
        base.model_copy(update={"at_most": 0.5}),
        base.model_copy(update={"at_least": 0.9, "at_most": None}),
        base.model_copy(update={"at_most": None}),
        base.model_copy(update={"versus": Treatment(closed=True), "at_most": -0.5}),
        Unmeasured(metric="unmeasured", words="x", why="None can"),
    )
    past = replace(greece, record=replace(greece.record, targets=targets))
    games = [played(past, seed, drawn, 0.0) for seed in range(20) for drawn in (True, False)]
    games += [played(past, seed, False, 1.0, Treatment(closed=True)) for seed in range(20)]
    found = findings([past], games)
    judged = found.worlds[0].targets
    assert [one.verdict for one in judged] == [HIT, MISSED, TOLD, HIT, UNMEASURED]
    assert [one.is_sure for one in judged] == [True, True, False, True, False]
    assert found.verdicts == {HIT: 2, MISSED: 1, NO_CASE: 0, TOLD: 1, UNMEASURED: 1}
    assert found.outcomes.gain[0] > 0
    assert found.outcomes.own > found.outcomes.rivals["coin"] > found.outcomes.drawn
    said = told(found)
    assert "5 targets: 2 hit (2 clearly), 1 missed (1 clearly)" in said
    assert "not measured: None can" in said
    assert plain(found)["worlds"][0]["targets"][3]["versus"] == {"closed": True}


def test_each_world_is_left_out_in_turn(greece: Past) -> None:
    greece = replace(greece, record=replace(greece.record, targets=greece.record.targets[:1]))
    other = replace(greece, id="other")
    games = [played(past, seed, drawn, 0.0) for past in (greece, other) for seed in (1, 2) for drawn in (True, False)]
    found = findings([greece, other], games)
    assert set(found.outcomes.without) == {WORLD, "other"}
    assert set(found.outcomes.rivals) == {"coin", "other worlds"}
    assert found.parts is not None
    assert found.parts.drawn == 0 < found.parts.own


def test_the_record_is_no_part_of_what_rules_or_minds_read() -> None:
    root = Path(__file__).parents[3] / "game"
    below = ("rules", "measures", "perception", "doctrines", "scenarios", "match", "chronicle", "world")
    texts = [path.read_text(encoding="utf-8") for room in below for path in (root / room).rglob("*.py")]
    assert not any("record.toml" in text or "lab.history" in text for text in texts)
