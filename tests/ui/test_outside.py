"""Names from outside the house are shown as they are spelt, and what is in the player's folder breaks no window."""

from dataclasses import replace

import pytest

from game.match.match import Match
from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.preferences import Preferences, load_preferences, preferences_path
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.rich import literal, parse, plain, quoted

HOSTILE = ("**Athens**", "{danger:Athens}", "{nosuchink:Athens}", "[Athens](state:PER)", "~~Athens~~", "*A*{", "A}")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_literal_name_is_shown_as_spelt_and_leads_nowhere(name):
    runs = parse(f"**{literal(name)}** has {{bad:lost {literal(name)}}} *today*")
    assert "".join(run.text for run in runs) == f"{name} has lost {name} today"
    assert not any(run.target or run.struck for run in runs)
    assert {run.ink for run in runs} == {"", "bad"}
    assert [run.text for run in runs if run.bold] == [name]


def test_a_mark_that_is_never_closed_is_text():
    assert plain("{danger:open") == "{danger:open"
    assert plain("}{**") == "}{**"


def test_only_names_with_signs_are_looked_for():
    assert quoted(["Athens", "Sparta's", "Halicarnassus"]) is None
    found = quoted(["a*b*", "a*b*c"])
    assert found is not None
    assert found.findall("x a*b*c y a*b*") == ["a*b*c", "a*b*"]


@pytest.mark.parametrize("name", ["**Pe{danger:rs}ia**", "[Per](state:ATH){nosuchink:sia}"])
def test_a_table_among_hostile_names(home, written, name):
    match = Match.begin(Setup(scenario="greece_499bce", seed=1, turns=15, players=("ATH",)))
    states = {**match.world.states, "PER": replace(match.world.states["PER"], name=name)}
    match.chronicle.add(replace(match.chronicle.last, world=replace(match.world, states=states)))
    app = App(GameWindow((1600, 900)))
    app.open_game(Desk(match, "ATH"))
    pilot = Pilot(app.window)
    table = app.window.top
    table.choose_state("PER")
    pilot.step(50)
    assert name in written(app.window)
    app.window.shut()


SPOILED = (
    *("", "[]", "{", '{"scale": 1e999}', '{"palette": "*"}', '{"keys": {"x": 3}}', '{"window": [0, 0]}'),
    *("[" * 15_000, "\x00", "9" * 19_000, '{"nobody": 1}', " " * 30_000),
)


@pytest.mark.parametrize("words", SPOILED)
def test_spoiled_settings_cost_nobody_the_game(home, words):
    preferences_path().parent.mkdir(parents=True, exist_ok=True)
    preferences_path().write_text(words)
    chosen, said = load_preferences()
    assert chosen == Preferences()
    assert said


def test_a_folder_in_the_place_of_the_settings(home):
    preferences_path().mkdir(parents=True)
    chosen, said = load_preferences()
    assert chosen == Preferences()
    assert said
