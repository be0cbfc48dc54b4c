"""The questions of the debrief over ten played games: every key lies in the chronicle, and none is left unfilled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.kit.places import assets
from game.match.setup import Setup
from game.match.simulate import simulate
from game.measures.power import capability
from game.report.book import bind_book
from game.report.debrief.debrief import questions_of
from game.report.debrief.texts import ALWAYS, debrief_words, read_debrief
from game.report.records.chapters import Report
from game.report.records.lessons import LEVELS, Question, five_for_paper
from game.report.source import Source, read_chronicle
from game.scenarios.faults import FaultsFoundError, read_toml
from game.world.events import CallAnswered, ProposalRefused
from tests.report.games import hegemony_game, played_game

GAMES = (
    ("greece_499bce", 7, 24), ("greece_499bce", 2, 12), ("july_1914", 3, 16), ("kosovo_1999", 4, 14),
    ("ecsc_1951", 2, 14), ("cold_war_1950", 2, 16), ("near_east_853bce", 1, 12), ("warring_states_356bce", 5, 12),
    ("invented:10x50:7", 1, 16), ("greece_499bce", 5, 1),
)  # fmt: skip
Told = tuple[Source, Report]


@pytest.fixture(scope="module")
def games() -> tuple[Told, ...]:
    made = (simulate(Setup(scenario=world, seed=seed, turns=turns)).chronicle for world, seed, turns in GAMES)
    return tuple(_told(game) for game in (*made, played_game(), hegemony_game()))


def _told(game: Chronicle) -> Told:
    source = read_chronicle(game)
    return source, bind_book(source)


def each(games: tuple[Told, ...]) -> Iterator[tuple[Source, Report, Question]]:
    for source, report in games:
        for question in report.debrief:
            yield source, report, question


def test_whole_games_are_asked_ten_to_fourteen_questions_of_every_level(games: tuple[Told, ...]) -> None:
    for (_, report), (_, _, turns) in zip(games, GAMES, strict=False):
        if turns > 1:
            assert 10 <= len(report.debrief) <= 14, (report.scenario, report.seed)
            assert {q.level for q in report.debrief} == set(LEVELS)
        assert len({q.text for q in report.debrief}) == len(report.debrief)


def test_even_a_game_of_one_turn_is_asked_something_it_can_answer(games: tuple[Told, ...]) -> None:
    source, report = games[len(GAMES) - 1]
    assert report.turns == 1
    assert report.debrief
    assert all(id in source.by_id for q in report.debrief for id in q.events)


def test_questions_come_the_simplest_first_and_no_template_comes_too_often(games: tuple[Told, ...]) -> None:
    for _, report in games:
        levels = [LEVELS.index(q.level) for q in report.debrief]
        assert levels == sorted(levels)
        kinds = [q.kind for q in report.debrief]
        most = 2 if len(kinds) > 10 else 4
        assert all(kinds.count(kind) <= most for kind in kinds)


def test_what_a_key_rests_on_happened_and_names_whom_the_key_names(games: tuple[Told, ...]) -> None:
    for source, report, question in each(games):
        events = [source.by_id[id] for id in question.events]
        told = " ".join(canonical(event) for event in events)
        for state in question.states:
            assert f'"{state}"' in told, (question.kind, state)
        if events:
            assert question.evidence, question.kind
        else:
            assert question.kind in ("led", "poles", "schools", "seat", "peace")
        shown = " ".join((question.text, *question.answer))
        assert all(report.names[s] in shown for s in question.states if question.kind in ("began", "reneged", "trust"))


def test_no_brace_is_left_and_no_sentence_is_empty(games: tuple[Told, ...]) -> None:
    for _, _, q in each(games):
        lines = (q.text, *q.answer, *q.evidence, q.concept, q.source)
        assert all(line.strip() for line in lines), q.kind
        assert not any("{" in line or "}" in line or "None" in line for line in (*lines, q.tempting, q.wrong)), q
        assert bool(q.tempting) is bool(q.wrong)
        assert "?" in q.text
        assert q.text[0].isupper()


def test_the_same_game_is_asked_the_same_questions(games: tuple[Told, ...]) -> None:
    for source, report in games[:3]:
        assert questions_of(report, source) == report.debrief


def test_who_was_called_and_who_came_is_what_the_events_say(games: tuple[Told, ...]) -> None:
    seen = 0
    for source, report, question in each(games):
        if question.kind != "called":
            continue
        answers = [source.by_id[id] for id in question.events]
        assert all(isinstance(a, CallAnswered) for a in answers)
        came = {report.names[a.state] for a in answers if isinstance(a, CallAnswered) and a.honoured}
        said = question.answer[0].partition("Came at least once: ")[2]
        assert all(name in said for name in came)
        for line in question.answer[1:]:
            name = line.partition(" (")[0]
            assert ("stayed away" in line) is (name not in came) or "another" in line
        seen += 1
    assert seen


def test_an_offer_is_refused_by_whom_it_was_made_to(games: tuple[Told, ...]) -> None:
    asked = [(source, q) for source, _, q in each(games) if q.kind == "refused"]
    assert asked
    for source, question in asked:
        letter = source.by_id[question.events[0]]
        assert isinstance(letter, ProposalRefused)
        by, to = source.names.state(letter.by), source.names.state(letter.to)
        assert f"{by} made {to} an offer" in question.text
        assert f"{to} refused" in question.text


def test_the_leaders_of_start_and_end_are_recomputed(games: tuple[Told, ...]) -> None:
    seen = 0
    for source, report, question in each(games):
        if question.kind == "led":
            for world, marked in ((source.start, "At the start "), (source.last, "at the end ")):
                shares = capability(world)
                best = max(shares.values())
                named = question.answer[0].partition(marked)[2]
                assert any(named.startswith(report.names[s]) for s, share in shares.items() if share == best)
                assert f"{best / 10:.1f}" in named
            seen += 1
    assert seen


def test_a_reneging_states_reasons_are_its_decisions_own(games: tuple[Told, ...]) -> None:
    seen = 0
    for source, _, question in each(games):
        if question.kind != "reneged" or not any("in all" in line for line in question.answer):
            continue
        call = source.by_id[question.events[0]]
        assert isinstance(call, CallAnswered)
        made = [d for s in source.steps for d in s.decisions if d.seat == call.state and call.call in d.about]
        options = [o for d in made for o in d.options if o.terms]
        sums = {f"{round(sum(t.milli for t in o.terms) / 1000):+d}".replace("-", "−") for o in options}
        line = next(line for line in question.answer if "in all" in line)
        assert any(f"in all {one}:" in line for one in (s if s not in ("+0",) else "0" for s in sums)), line
        seen += 1
    assert seen


def test_a_game_cut_off_midway_tells_no_secret_and_is_asked_all_the_same(games: tuple[Told, ...]) -> None:
    source, _ = games[0]
    game = source.chronicle
    cut = Chronicle.begin(game.header, game.steps[0])
    for step in game.steps[1:27]:
        cut.add(step)
    short, report = _told(cut)
    assert not short.last.ended_by
    assert report.debrief
    for question in report.debrief:
        assert all(short.by_id[id].audience is None for id in question.events), question.kind


def test_a_state_a_person_played_is_asked_about_itself() -> None:
    _, report = _told(played_game())
    own = [q for q in report.debrief if q.kind == "seat"]
    assert [q.states for q in own] == [("ATH",)]
    assert own[0].text.startswith("Athens came ")


def test_five_questions_for_paper_are_of_every_level_that_was_asked(games: tuple[Told, ...]) -> None:
    for _, report in games:
        five = five_for_paper(report.debrief)
        assert len(five) == min(5, len(report.debrief))
        assert {q.level for q in five} == {q.level for q in report.debrief}


# -- the file ---------------------------------------------------------------------------------------


def test_every_concept_leads_to_a_page_of_the_codex() -> None:
    pages = set()
    for path in (assets() / "codex").glob("*.toml"):
        pages |= set(read_toml(path, path.name)["term"])
    words = debrief_words()
    asked = {text.term for kind, text in words.question.items() if kind != "concept"}
    assert asked | {c.term for c in words.contrast.values()} <= pages


def test_every_kind_the_game_can_ask_is_worded() -> None:
    assert set(debrief_words().question) == set(ALWAYS)


def test_a_teacher_can_reword_a_question_and_strike_another(games: tuple[Told, ...]) -> None:
    source, report = games[0]
    words = debrief_words()
    kept = {kind: text for kind, text in words.question.items() if kind != "schools"}
    kept["called"] = kept["called"].model_copy(update={"ask": "Who was called in {war}?"})
    asked = questions_of(report, source, words.model_copy(update={"question": kept}))
    assert "schools" not in {q.kind for q in asked}
    assert any(q.text.startswith("Who was called in the ") for q in asked if q.kind == "called")


@pytest.mark.parametrize(
    ("was", "now", "word"),
    [
        ("{war} in {year}", "{wars} in {year}", '"{wars}"'),
        ("[question.led]", "[question.leads]", "no such question"),
        ('level = "remember"', 'level = "recall"', "remember"),
        ("{state} ({clause})", "{state ({clause})", "brace"),
        ("most = 14", "most = 1400", "40"),
    ],
)
def test_a_slip_in_the_file_is_told_in_words(tmp_path: Path, was: str, now: str, word: str) -> None:
    text = (assets() / "words" / "debrief.toml").read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "debrief.toml"
    path.write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(FaultsFoundError) as told:
        read_debrief(path)
    assert word in str(told.value)
