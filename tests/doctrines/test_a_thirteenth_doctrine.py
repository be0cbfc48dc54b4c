"""A doctrine of one's own: written as a file, checked in words, played, kept by the chronicle and gone on with."""

from pathlib import Path

import pytest

from game.__main__ import main
from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.doctrines.deliberation import deliberate
from game.doctrines.doctrine import DoctrineFault, character_of, doctrines, read_doctrine, recalled, shelf_faults
from game.kit.dice import Dice
from game.kit.places import assets, own_doctrines_folder
from game.match.audit import verify
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.perception.views import look

TEXT = (assets() / "doctrines" / "buck_passer.toml").read_text(encoding="utf-8")


def _mine(folder: Path, id: str = "hermit", **changes: str) -> Path:
    text = TEXT.replace('id = "buck_passer"', f'id = "{id}"')
    text = text.replace('rules = ["late"]', 'rules = ["home_only", "no_patron"]')
    for old, new in changes.items():
        key = next(line for line in text.splitlines() if line.startswith(f"{old} ="))
        text = text.replace(key, new)
    path = folder / f"{id}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"wait": "wiat = 0.8"}, ("wiat", "wait")),
        ({"greed": "greed = 3.0"}, ("greed", "1.25")),
        ({"rules": 'rules = ["never_frist"]'}, ("rules", "never_first")),
        ({"prefers": 'prefers = ["concert_1851"]'}, ("prefers", "concert_1815")),
        ({"family": 'family = "ministry"'}, ("family", "realist")),
        ({"rules": 'rules = ["late", "late"]'}, ("rules", "once")),
        ({"guile": 'guile = "much"'}, ("guile", "number")),
    ],
)
def test_every_fault_is_told_with_place_and_cure(tmp_path: Path, change: dict[str, str], told: tuple[str, ...]) -> None:
    with pytest.raises(DoctrineFault) as found:
        read_doctrine(_mine(tmp_path, **change))
    sentence = str(found.value)
    assert all(word in sentence for word in told), sentence


def test_check_lists_all_faults_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _mine(tmp_path, wait="wiat = 0.8", greed="greed = 3.0", trust_prior="")
    assert main(["check", str(path)]) == 2
    out = capsys.readouterr().out
    assert all(word in out for word in ("wiat", "greed", "trust_prior"))


def test_new_numbers_may_be_left_out(tmp_path: Path) -> None:
    """A file of the first format still reads: what it does not say is as in the public mind."""
    told = read_doctrine(_mine(tmp_path, wait="", guile="", learning=""))
    assert (told.temper.wait, told.temper.guile, told.temper.learning) == (0.0, 0.0, 1.0)


def test_the_readers_own_folder_is_a_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    assert "hermit" not in doctrines()
    own_doctrines_folder().mkdir(parents=True)
    _mine(own_doctrines_folder())
    _mine(own_doctrines_folder(), "jackal")
    assert "hermit" in doctrines()
    assert doctrines()["jackal"].name == "Jackal"
    assert [fault.place for fault in shelf_faults()] == ["id"]
    chronicle = simulate(Setup(scenario="greece_499bce", seed=3, turns=2, all_doctrine="hermit")).chronicle
    assert set(chronicle.header.taught) == {"hermit"}


def test_the_chronicle_keeps_a_mind_that_others_have_not(tmp_path: Path) -> None:
    """Where the file is not, the game verifies, goes on, and decides as it would have."""
    mine = read_doctrine(_mine(tmp_path))
    setup = Setup(scenario="greece_499bce", seed=4, turns=6, doctrines={"ATH": "hermit"}, taught=(mine,))
    match = Match.begin(setup)
    for _ in range(5):
        match.advance()
    save_as(match.chronicle, tmp_path / "game.jsonl")
    elsewhere = load(tmp_path / "game.jsonl")
    assert verify(elsewhere) is None
    assert recalled(elsewhere.header.taught["hermit"]).temper == mine.temper
    again = Match(elsewhere)
    assert again.advance().world == match.advance().world


def test_a_character_is_the_whole_mind(tmp_path: Path) -> None:
    mine = read_doctrine(_mine(tmp_path))
    world = simulate(Setup(scenario="greece_499bce", seed=5, turns=3)).world
    view = look(world, "SPA")
    back = recalled(character_of(mine))
    assert deliberate(view, mine, Dice(2)) == deliberate(view, back, Dice(2))


def test_a_file_can_be_named_where_an_id_can(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _mine(tmp_path)
    game = ["simulate", "greece_499bce", "--turns", "2", "--json"]
    assert main([*game, "--doctrine", f"ATH={path}"]) == 0
    assert main([*game, "--all-doctrine", str(path)]) == 0
    capsys.readouterr()
    assert main([*game, "--all", "hermitt"]) == 2
    assert "there is no such doctrine" in capsys.readouterr().err
    assert main([*game, "--all", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
