"""The record file: what is wrong with it is said in words, and every one shipped speaks of its own world."""

from pathlib import Path

import pytest

from game.__main__ import main
from game.kit.places import maps
from game.lab.history.record import METRICS, load_record, record_faults, worlds_on_record
from game.scenarios.faults import FaultsFoundError

TEXT = (maps() / "greece_499bce" / "record.toml").read_text(encoding="utf-8")
RECORDS = sorted(path.parent.name for path in maps().glob("*/record.toml"))
TEMPLATE = """
[[targets]]
metric = "{metric}"
words = "One more"
{rest}
"""


def faults(tmp_path: Path, text: str) -> str:
    """What is said of a record of Greece that reads so; its scenario lies beside it."""
    folder = tmp_path / "greece_499bce"
    folder.mkdir(exist_ok=True)
    shipped = maps() / "greece_499bce" / "scenario.toml"
    (folder / "scenario.toml").write_bytes(shipped.read_bytes())
    (folder / "record.toml").write_text(text, encoding="utf-8")
    return "\n".join(str(fault) for fault in record_faults(folder / "record.toml")[1])


def with_target(metric: str, rest: str) -> str:
    return TEXT + TEMPLATE.format(metric=metric, rest=rest)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('format = "record/1"', 'format = "record/2"', "record/1"),
        ("until = -449", "until = 0", "there is no year 0"),
        ("until = -449", "until = -449\nuntill = 1", 'did you mean "until"'),
        ('id = "greece_499bce"', 'id = "greece_498bce"', "is not the folder's name"),
        ("hegemony = false", "hegemony = true", "outcomes, hegemon: a hegemony has a hegemon"),
        ("hegemony = false", 'hegemony = "no"', "true or false is due"),
        ('"ERE"', '"ATH"', "behaviour, balanced: ATH stands twice"),
        ('"ERE"', '"ERI"', "behaviour, ERI: greece_499bce has no such state; choose one of"),
        ('by = ["PER"]', 'by = ["PRS"]', "targets[0], PRS: greece_499bce has no such state"),
        ('metric = "hegemony"', 'metric = "hegemon"', 'targets[0], metric: there is no metric "hegemon"; did you mean'),
        ('metric = "hegemony"\n', "", "targets[0], metric: this key is missing"),
        ("at_least = 0.3\n", "at_least = 0.7\n", "targets[2], at_least: the band is empty"),
        ('role = "balanced"', 'role = "balancing"', "targets[2], role: 'balanced'"),
        ("reach_half_km = 2000", "reach_half_km = 2", "targets[1], treatment, reach_half_km: a number of 50 or more"),
        ("reach_half_km = 2000", "reach_km = 2000", 'did you mean "reach_half_km"'),
        ("reach_half_km = 2000", 'charter = "covenant"', 'there is no charter "covenant"'),
        ("[behaviour]", "[behaviour", "this is not TOML"),
    ],
)
def test_each_fault_has_its_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TEXT
    assert said in faults(tmp_path, TEXT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("metric", "rest", "said"),
    [
        ("unmeasured", "at_least = 1", "targets[3], why: this key is missing"),
        ("unmeasured", 'why = "None can"\nat_least = 1', "what is not measured has no band"),
        ("deaths", "versus = {}", "it is compared with itself"),
        ("coalition", 'against = "weakest"', "targets[3], against"),
        ("war_spread", 'between = ["ATH"]', "targets[3], between"),
        ("wars", 'count = "some"', "'mean', 'any' or 'none'"),
    ],
)
def test_a_metric_has_keys_of_its_own(tmp_path: Path, metric: str, rest: str, said: str) -> None:
    assert said in faults(tmp_path, with_target(metric, rest))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        TEXT.replace('"ERE"', '"ERI"')
        .replace("at_least = 0.3\n", "at_least = 0.7\n")
        .replace("until = -449", "until = 0")
    )
    assert len(faults(tmp_path, text).splitlines()) >= 4


def test_a_record_without_a_scenario_is_still_read(tmp_path: Path) -> None:
    folder = tmp_path / "greece_499bce"
    folder.mkdir()
    (folder / "record.toml").write_text(TEXT, encoding="utf-8")
    assert record_faults(folder / "record.toml")[1] == []


def test_a_world_without_a_record_says_which_have_one(tmp_path: Path) -> None:
    with pytest.raises(FaultsFoundError, match=r"no record is kept of this world; choose one of .*greece_499bce"):
        load_record(tmp_path)


@pytest.mark.parametrize("world", RECORDS)
def test_every_record_is_sound_and_names_states_of_its_world(world: str) -> None:
    record, found = record_faults(maps() / world / "record.toml")
    assert [str(fault) for fault in found] == []
    assert record is not None
    assert all(target.words for target in record.targets)


def test_greece_is_among_the_worlds_on_record() -> None:
    assert "greece_499bce" in worlds_on_record()
    assert set(worlds_on_record()) <= set(RECORDS)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_says_what_it_counts(metric: str) -> None:
    assert METRICS[metric].__doc__
    assert METRICS[metric].model_fields["metric"].annotation is not str


def test_check_tells_of_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faults(tmp_path, TEXT.replace('"ERE"', '"ERI"'))
    assert main(["check", str(tmp_path / "greece_499bce" / "record.toml")]) == 2
    assert "ERI" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "greece_499bce")]) == 2
    assert "ERI" in capsys.readouterr().out
    assert main(["check", str(maps() / "greece_499bce" / "record.toml")]) == 0
