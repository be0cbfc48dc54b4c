"""What-ifs played: against re-plays made by hand, the same by any workers, and honest where there is nothing."""

import os
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import mean

import pytest

from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.doctrines.deliberation import deliberate
from game.doctrines.doctrine import doctrines, shipped
from game.kit.dice import Dice
from game.lab.farm import Progress
from game.lab.whatif.answering import answer, tasks_of, usual_replays
from game.lab.whatif.counting import answered, paired_mean, paired_share, student
from game.lab.whatif.dispatch import packed_position, read_position
from game.lab.whatif.fates import Fate, fates, seed_of, turns_onward
from game.lab.whatif.inquiry import Inquiry
from game.lab.whatif.pairs import play_pair
from game.match.onward import position_at
from game.match.setup import Setup
from game.match.simulate import simulate
from game.measures.power import capability, living
from game.perception.views import look
from game.report.source import read_chronicle
from game.report.whatif.finding import reversals
from game.report.whatif.proposing import is_possible, most_telling
from game.report.whatif.records import Reversal, reversed_sheets
from game.rules.turn import resolve
from game.world.sheets import Sheet
from game.world.worlds import Phase, World


@pytest.fixture(scope="module")
def game() -> Chronicle:
    """The first game of Greece of fourteen turns in which a call was reneged on."""
    for seed in range(7, 40):
        found = simulate(Setup(scenario="greece_499bce", seed=seed, turns=14)).chronicle
        if any(one.kind == "call" and one.phase == "dispatches" for one in reversals(read_chronicle(found))):
            return found
    raise AssertionError("no game with a call")


@pytest.fixture(scope="module")
def decisions(game: Chronicle) -> dict[str, Reversal]:
    """One possible decision of each kind."""
    source = read_chronicle(game)
    found: dict[str, Reversal] = {}
    for one in reversals(source):
        if one.kind not in found and is_possible(source, one):
            found[one.kind] = one
    return found


@pytest.fixture(scope="module")
def small() -> Chronicle:
    return simulate(Setup(scenario="invented:6x20:2", seed=3, turns=10)).chronicle


def telling(game: Chronicle) -> tuple[Reversal, ...]:
    source = read_chronicle(game)
    return most_telling(source, reversals(source))


def names_of(game: Chronicle) -> dict[str, str]:
    return {id: state.name for id, state in game.world.states.items()}


# -- against re-plays by hand ---------------------------------------------------------------------


def played_by_hand(game: Chronicle, world: World, sheets: tuple[Sheet, ...], seed: int, turns: int) -> World:
    """The last world of a re-play made with nothing but the rules and the minds, each alone."""
    header, after, minds = game.header, world.turn + turns, doctrines()
    while True:
        world = resolve(world, {sheet.seat: sheet for sheet in sheets}, Dice(seed)).world
        if world.phase is Phase.OVER or world.turn >= after:
            return world
        dice = Dice(seed).within(world.turn, world.phase.value)
        sheets = tuple(
            deliberate(
                look(world, seat), minds[header.doctrines[seat]], dice.within("seat", seat), charters=header.charters
            ).sheet
            for seat in living(world)
        )


def counted_by_hand(before: World, last: World, one: Reversal) -> Fate:
    """What came of a re-play, read off the two worlds and off no event."""
    new = [war for id, war in last.wars.items() if id not in before.wars and not war.civil]
    lost = {id: sum(b.lost for b in war.belligerents) for id, war in last.wars.items()}
    lost_before = {id: sum(b.lost for b in war.belligerents) for id, war in before.wars.items()}
    asked = last.wars.get(one.war) if one.fighting else None
    return Fate(
        began=any((war.attacker, war.defender) == (one.attacker, one.defender) for war in new),
        goes_on=asked is not None and asked.ended is None,
        won=asked is not None and asked.outcome is not None and asked.outcome.value == "attacker_won",
        wars=len(new),
        lost=sum(lost.values()) - sum(lost_before.values()),
        moved=len([p for p in before.provinces if before.provinces[p].owner != last.provinces[p].owner]),
        power=capability(last).get(one.seat, 0),
    )


@pytest.mark.parametrize("kind", ["call", "answer", "attack", "lapse", "treaty"])
def test_what_comes_of_a_decision_is_what_comes_of_it_by_hand(
    game: Chronicle, decisions: dict[str, Reversal], kind: str
) -> None:
    one = decisions[kind]
    before, entry = game.world_at(one.entry - 1), game.steps[one.entry]
    for replay in range(2):
        seed = seed_of(game.header, replay)
        was, turned = fates(game.header, position_at(game, one.entry), one, seed, 4)
        last = played_by_hand(game, before, entry.sheets, seed, 4)
        assert was == counted_by_hand(before, last, one)
        last = played_by_hand(game, before, reversed_sheets(entry.sheets, one), seed, 4)
        assert turned == counted_by_hand(before, last, one)


def test_reversing_nothing_changes_nothing_at_all(game: Chronicle, decisions: dict[str, Reversal]) -> None:
    for one in decisions.values():
        if one.line is None:
            continue
        placebo = replace(one, other=one.line)
        pairs = [fates(game.header, position_at(game, one.entry), placebo, seed, 2) for seed in (1, 2, 3)]
        told = answered(placebo, pairs, 2, names_of(game))
        if told.fault:
            continue
        assert all(was == turned for was, turned in pairs)
        assert [o.difference.value for o in told.outcomes] == [0.0] * len(told.outcomes)
        assert "no difference that 3 re-plays can tell from chance" in told.sentence


def test_no_replay_is_the_game_itself_and_none_is_another(small: Chronicle) -> None:
    seeds = [seed_of(small.header, replay) for replay in range(500)]
    assert len(set(seeds)) == 500
    assert small.header.seed not in seeds


# -- by workers -----------------------------------------------------------------------------------


def test_the_same_numbers_by_one_worker_or_two(small: Chronicle) -> None:
    asked = telling(small)[:2]
    assert asked
    alone = answer(small, asked, 3, names_of(small), horizon=3, workers=1)
    assert answer(small, asked, 3, names_of(small), horizon=3, workers=2) == alone
    assert [one.replays for one in alone] == [3] * len(asked)


def test_a_moment_travels_as_text_and_arrives_whole(game: Chronicle, decisions: dict[str, Reversal]) -> None:
    for one in decisions.values():
        packed = packed_position(game, one.entry)
        assert isinstance(packed, bytes)
        assert read_position(packed) == position_at(game, one.entry)


def test_a_task_holds_a_moment_and_never_the_game(game: Chronicle, tmp_path: Path) -> None:
    save_as(game, tmp_path / "game.chronicle.jsonl.gz")
    whole = (tmp_path / "game.chronicle.jsonl.gz").stat().st_size
    (task,) = tasks_of(game, telling(game)[0], range(1))
    assert len(task.moment) + len(task.header) < whole / 5


WORLDS = {
    "taught": Setup(
        scenario="invented:6x20:2",
        seed=3,
        turns=8,
        taught=(shipped()["jackal"].model_copy(update={"id": "my_jackal", "name": "My jackal"}),),
        all_doctrine="my_jackal",
    ),
    "charter": Setup(scenario="greece_499bce", seed=7, turns=6, charter="concert_1815"),
    "council": Setup(scenario="league_1931", seed=3, turns=5),
}


@pytest.mark.parametrize("kind", WORLDS)
def test_games_of_taught_minds_and_chosen_charters_are_replayed_by_their_own(kind: str, tmp_path: Path) -> None:
    played = simulate(WORLDS[kind]).chronicle
    save_as(played, tmp_path / "game.chronicle.jsonl")
    again = load(tmp_path / "game.chronicle.jsonl")
    one = telling(again)[0]
    (task,) = tasks_of(again, one, range(1), 3)
    seed = seed_of(played.header, 0)
    assert play_pair(task) == fates(played.header, position_at(played, one.entry), one, seed, task.turns)


def test_a_game_that_still_runs_answers_nothing(small: Chronicle, tmp_path: Path) -> None:
    path = tmp_path / "cut.chronicle.jsonl"
    save_as(small, path)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])
    cut = load(path)
    assert len(cut) < len(small)
    assert telling(small)
    assert telling(cut) == (), "what doctrines would do next is no player’s to know"


# -- while one watches ----------------------------------------------------------------------------


def watched(inquiry: Inquiry, one: Reversal, replays: int) -> None:
    """Wait until so many are in."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        inquiry.poll()
        assert not inquiry.fault
        told = inquiry.told(one)
        if told is not None and told.replays >= replays:
            return
        time.sleep(0.02)
    raise AssertionError("the workers never answered")


def is_alive(pid: int) -> bool:
    """Whether a process is there and no mere entry of one that has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return stat[0] != "Z"


def test_an_inquiry_refines_stops_goes_on_and_ends_its_workers(small: Chronicle) -> None:
    one = telling(small)[0]
    inquiry = Inquiry(small, names_of(small), workers=2, most=6)
    inquiry.ask(one)
    watched(inquiry, one, 1)
    inquiry.stop()
    assert not inquiry.is_running
    time.sleep(0.1)
    inquiry.poll()
    seen = inquiry.told(one)
    assert seen is not None
    inquiry.ask(one)
    watched(inquiry, one, 6)
    assert not inquiry.is_running
    told = inquiry.told(one)
    turns = turns_onward(one, small.world.system.last_turn)
    pairs = [fates(small.header, position_at(small, one.entry), one, seed_of(small.header, n), turns) for n in range(6)]
    assert told == answered(one, pairs, turns, names_of(small))
    pids = inquiry.pids
    assert pids
    assert os.getpid() not in pids
    inquiry.close()
    until = time.monotonic() + 10
    while any(map(is_alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_alive, pids))
    assert inquiry.told(one) == told


def test_another_question_is_taken_up_at_once_and_the_first_is_kept(small: Chronicle) -> None:
    first, second = telling(small)[:2]
    inquiry = Inquiry(small, names_of(small), workers=1, most=200)
    try:
        inquiry.ask(first)
        watched(inquiry, first, 1)
        inquiry.ask(second)
        watched(inquiry, second, 1)
        kept = inquiry.told(first)
        assert kept is not None
        assert kept.replays < 12
    finally:
        inquiry.close()


# -- counting -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (7, 2.365), (30, 2.042), (120, 1.980)]
)
def test_students_quantile_is_that_of_the_printed_tables(freedom: int, printed: float) -> None:
    assert student(freedom) == pytest.approx(printed, rel=2e-3)


def test_the_interval_of_a_paired_difference_holds_the_truth_about_as_often_as_it_says() -> None:
    """A pair of shares of .6 and .3 that go together, 12 re-plays at a time; then none at all."""
    lot = Random(5)
    for low, high in ((0.3, 0.6), (0.4, 0.4)):
        held = []
        for _ in range(1500):
            draws = [lot.random() for _ in range(12)]
            was = [draw < high for draw in draws]
            turned = [(draw if lot.random() < 0.7 else lot.random()) < low for draw in draws]
            told = paired_share(was, turned)
            assert told.low is not None
            assert told.high is not None
            held.append(told.low <= low - high <= told.high)
        assert mean(held) > 0.93


def test_the_interval_of_a_mean_holds_the_truth_about_as_often_as_it_says() -> None:
    """Skewed losses, eight re-plays at a time: most lose nothing, some a great deal."""
    lot = Random(6)
    held = []
    for _ in range(1500):
        was = [lot.expovariate(0.1) if lot.random() < 0.5 else 0.0 for _ in range(8)]
        turned = [lot.expovariate(0.1) if lot.random() < 0.5 else 0.0 for _ in range(8)]
        told = paired_mean(was, turned, 1.0)
        assert told.low is not None
        assert told.high is not None
        held.append(told.low <= 0.0 <= told.high)
    assert mean(held) > 0.93


@pytest.mark.parametrize("count", [1, 2, 8, 200])
def test_differences_keep_their_bounds_turn_their_sign_and_never_claim_certainty(count: int) -> None:
    for first, second in ((0, count), (count, count), (0, 0), (count // 2, count)):
        was, turned = [n < first for n in range(count)], [n < second for n in range(count)]
        there, back = paired_share(was, turned), paired_share(turned, was)
        assert there.low is not None
        assert there.high is not None
        assert -1 <= there.low <= there.value <= there.high <= 1
        assert there.low < there.high
        assert (back.low, back.high) == (pytest.approx(-there.high), pytest.approx(-there.low))
        same = paired_mean([2.0] * count, [2.0] * count, 1.0)
        assert same.value == 0.0
        assert (same.low is None) is (count == 1)
        assert same.low is None or same.low < 0 < (same.high or 0)


def test_more_replays_make_narrower_intervals() -> None:
    lot = Random(7)
    was, turned = ([lot.random() < 0.5 for _ in range(200)] for _ in range(2))
    widths = [(told.high or 0) - (told.low or 0) for n in (8, 40, 200) for told in [paired_share(was[:n], turned[:n])]]
    assert all(a > b for a, b in pairwise(widths))


def test_what_the_rules_refuse_is_told_and_not_counted(small: Chronicle) -> None:
    one = telling(small)[0]
    fate = Fate(False, False, False, 0, 0, 0, 0)
    told = answered(one, [(fate, replace(fate, refused="No way leads there."))], 3, names_of(small))
    assert (told.replays, told.outcomes, told.fault) == (0, (), "No way leads there.")


def test_a_first_look_grows_smaller_as_states_grow_many() -> None:
    counts = [usual_replays(states) for states in (2, 8, 16, 24, 32, 48, 200)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == counts[2] > counts[-1] > 1


def test_progress_counts_pairs(small: Chronicle, capsys: pytest.CaptureFixture[str]) -> None:
    answer(small, telling(small)[:1], 2, names_of(small), horizon=1, workers=1, progress=Progress(2, "pairs"))
    assert "2 of 2 pairs" in capsys.readouterr().err
