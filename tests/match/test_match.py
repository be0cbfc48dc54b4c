"""The loop: who is awaited, what may be handed in when, and that a game goes on as if never interrupted."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.match.match import Match, OutOfTurnError
from game.match.motives import with_motives
from game.match.setup import Setup
from game.match.simulate import simulate
from game.scenarios.faults import FaultsFoundError
from game.world.pacts import MotionKind
from game.world.reasons import Motive
from game.world.sheets import AnswerCall, Ballot, CastVote, Gift, Levy, PutMotion, Sheet
from game.world.worlds import Phase

SCENARIO = "greece_499bce"
TURNS = 5


def _setup(**changes: object) -> Setup:
    return replace(Setup(scenario=SCENARIO, seed=4, turns=TURNS), **changes)


@pytest.fixture(scope="module")
def whole() -> Chronicle:
    """A game from beginning to end, never interrupted."""
    return simulate(_setup()).chronicle


def test_a_game_without_players_runs_to_its_last_turn(whole: Chronicle) -> None:
    assert whole.is_over
    assert whole.world.ended_by
    assert [(step.turn, step.phase) for step in whole.steps[1:]] == [
        (turn, phase) for turn in range(1, TURNS + 1) for phase in (Phase.ORDERS, Phase.DISPATCHES)
    ]


def test_the_same_setup_is_the_same_game(whole: Chronicle) -> None:
    again = simulate(_setup()).chronicle
    assert [step.digest for step in again.steps] == [step.digest for step in whole.steps]
    assert simulate(_setup(seed=5, turns=1)).chronicle.digest != simulate(_setup(turns=1)).chronicle.digest


@pytest.mark.parametrize("killed_after", [0, 1, 4, 7])
def test_a_killed_game_goes_on_as_if_it_had_not_been(whole: Chronicle, killed_after: int, tmp_path: Path) -> None:
    path = tmp_path / "auto.chronicle.jsonl"
    match = Match.begin(_setup(), path)
    for _ in range(killed_after):
        match.advance()
    with path.open("ab") as file:
        file.write(b'{"turn":9,"phase":"orders","dig')
    resumed = Match.resume(load(path))
    while not resumed.is_over:
        resumed.advance()
    assert resumed.chronicle.digest == whole.digest
    assert list(load(path).steps) == list(whole.steps)


def test_a_packed_save_is_continued_beside_and_not_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: Chronicle
) -> None:
    from game.chronicle.files import save_as

    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    match = Match.begin(_setup())
    match.advance()
    packed = tmp_path / "old.chronicle.jsonl.gz"
    save_as(match.chronicle, packed)
    before = packed.read_bytes()
    resumed = Match.resume(load(packed))
    resumed.advance()
    assert packed.read_bytes() == before
    assert resumed.chronicle.path is not None
    assert load(resumed.chronicle.path).digest == whole.steps[2].digest


def test_players_are_awaited_and_may_recall_their_sheets() -> None:
    match = Match.begin(_setup(players=("ATH", "SPA")))
    assert match.awaiting() == ("ATH", "SPA")
    with pytest.raises(OutOfTurnError, match="ATH, SPA"):
        match.advance()
    with pytest.raises(OutOfTurnError):
        match.hand_in(Sheet("PER"))
    with pytest.raises(OutOfTurnError):
        match.recall("ATH")
    match.hand_in(Sheet("ATH", (Levy(300),)))
    match.hand_in(Sheet("SPA"))
    assert match.awaiting() == ()
    assert match.recall("ATH") == Sheet("ATH", (Levy(300),))
    assert match.awaiting() == ("ATH",)
    match.hand_in(Sheet("ATH", (Levy(250),)))
    match.advance()
    assert match.world.phase is Phase.DISPATCHES
    assert match.world.states["ATH"].levy_permille == 250
    assert match.awaiting() == ("ATH", "SPA")
    assert match.chronicle.players == ("ATH", "SPA")


def test_a_finished_game_goes_no_further(whole: Chronicle) -> None:
    match = Match(whole)
    assert match.awaiting() == ()
    with pytest.raises(OutOfTurnError, match="over"):
        match.advance()


def test_no_view_holds_the_seed_or_the_secrets_of_others() -> None:
    match = Match.begin(_setup(seed=123456789, players=("ATH",)))
    view = match.view("ATH")
    assert {field.name for field in fields(view)} == {"seat", "world", "estimates"}
    assert "123456789" not in repr(view.world)
    assert set(view.world.secrets.disposition) <= {"ATH"}


def test_the_ministry_drafts_the_same_twice_and_leaves_no_trace(whole: Chronicle) -> None:
    match = Match.begin(_setup(players=("ATH",)))
    assert match.draft("ATH") == match.draft("ATH")
    assert match.draft("ATH").sheet.seat == "ATH"
    assert match.world == whole.world_at(0)


def test_every_sheet_of_a_doctrine_has_its_reasons(whole: Chronicle) -> None:
    assert any(step.decisions for step in whole.steps)
    seats = {decision.seat for step in whole.steps for decision in step.decisions}
    assert seats <= set(whole.world.states)


def test_a_bare_line_takes_the_motive_of_the_ministry_where_they_agree() -> None:
    ours = (AnswerCall("k1", True, 500), Gift("SPA", 100), CastVote("m1", Ballot.NO), Levy(200))
    draft = Sheet("ATH", (AnswerCall("k1", True, motive=Motive.DUTY), CastVote("m1", Ballot.YES, Motive.INSTITUTION)))
    given = with_motives(Sheet("ATH", ours), lambda: draft).lines
    assert given == (replace(ours[0], motive=Motive.DUTY), *ours[1:])


def test_a_stated_motive_stands_and_asks_no_draft() -> None:
    sheet = Sheet("ATH", (PutMotion("p", MotionKind.SANCTION, "PER", Motive.BALANCE), Levy(100)))
    assert with_motives(sheet, lambda: pytest.fail("no draft is needed")) == sheet


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"scenario": "grece_499bce"}, "greece_499bce"),
        ({"players": ("XXX",)}, "XXX"),
        ({"doctrines": {"ATH": "jakal"}}, "jackal"),
        ({"doctrines": {"ATTH": "jackal"}}, "no such state"),
        ({"all_doctrine": "dove"}, "dove"),
        ({"charter": "league"}, "league"),
        ({"turns": 0}, "0 turns"),
        ({"turns": 10**6}, "turns"),
        ({"seed": -1}, "seed"),
    ],
)
def test_a_wrong_setup_is_told_with_its_cure(wrong: dict[str, object], word: str) -> None:
    with pytest.raises(FaultsFoundError, match=word) as found:
        Match.begin(_setup(**wrong))
    assert all(fault.cure for fault in found.value.faults)


def test_all_faults_of_a_setup_are_told_at_once() -> None:
    with pytest.raises(FaultsFoundError) as found:
        Match.begin(_setup(players=("XXX",), turns=0, seed=-1, charter="zzz"))
    assert len(found.value.faults) == 4


def test_a_save_with_a_doctrine_that_is_gone_says_so(whole: Chronicle) -> None:
    header = replace(whole.header, doctrines={**whole.header.doctrines, "ATH": "hermit"})
    with pytest.raises(FaultsFoundError, match="hermit"):
        Match(Chronicle(header, whole.steps))


def test_a_setup_decides_who_sits_where() -> None:
    match = Match.begin(
        _setup(players=("ATH",), all_doctrine="jackal", doctrines={"SPA": "buck_passer"}, charter="none")
    )
    header = match.chronicle.header
    assert (header.seats["ATH"], header.seats["SPA"], header.seats["PER"]) == ("player", "buck_passer", "jackal")
    assert header.charters == ()
    assert match.world.system.last_turn == TURNS
