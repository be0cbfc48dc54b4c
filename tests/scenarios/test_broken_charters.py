"""Charters spoilt one way each: every one refused in a sentence that names file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.kit.places import assets
from game.match.setup import Setup, header_of
from game.scenarios.charters import load_charter, own_charters
from game.scenarios.check import check_path

NAME = "league_covenant_1919.toml"
TEXT = (assets() / "charters" / NAME).read_text("utf-8")

SPOILT: list[tuple[str, str, str]] = [
    ('format = "charter/1"', 'format = "charter/9"', "format"),
    ('format = "charter/1"\n', "", "format"),
    ('id = "league_covenant_1919"', 'id = "league"', "id"),
    ('id = "league_covenant_1919"', "id = 1919", "id"),
    ('name = "League of Nations Covenant"', 'name = ""', "name"),
    ('name = "League of Nations Covenant"', 'nmae = "League"', '"name"'),
    ("year = 1919", "year = 0", "year"),
    ("year = 1919", 'year = "1919"', "year"),
    ("year = 1919", "year = 1919.5", "year"),
    ("year = 1919", "year = 99999", "year"),
    ("[terms]", "[term]", "terms"),
    ("[terms]", "[terms", "line"),
    ('membership = "universal"', 'membership = "all"', "terms, membership"),
    ('membership = "universal"', 'member = "universal"', "terms, member"),
    ('membership = "universal"\n', "", "terms, membership"),
    ('covers = "both"', 'covers = "neither"', "terms, covers"),
    ('trigger = "council"', 'trigger = "sometimes"', "terms, trigger"),
    ('trigger = "council"', 'trigger = "none"', "terms, quota_permille"),
    ('vote = "unanimity"', 'vote = "three_quarters"', "terms, vote"),
    ("parties_vote = false", 'parties_vote = "no"', "terms, parties_vote"),
    ("parties_vote = false", "parties_vote = 0", "terms, parties_vote"),
    ("permanent_veto = false", "veto = false", "terms, veto"),
    ("quota_permille = 200", "quota_permille = 2000", "terms, quota_permille"),
    ("quota_permille = 200", "quota_permille = -1", "terms, quota_permille"),
    ("quota_permille = 200", "quota_permille = 0.2", "terms, quota_permille"),
    ("quota_permille = 200", "quota = 20", "terms, quota"),
    ('sanctions = "mandatory"', 'sanctions = "must"', "terms, sanctions"),
    ('withdrawal = "notice"', 'withdrawal = "never"', "terms, withdrawal"),
    ('withdrawal = "notice"', 'withdrawal = "at_once"', "terms, notice_turns"),
    ("notice_turns = 2", "notice_turns = 0", "terms, notice_turns"),
    ("notice_turns = 2", "notice_turns = 200", "terms, notice_turns"),
    ("notice_turns = 2", "notice_turns = 2\nnotice_turns = 3", "line"),
    ("notice_turns = 2", "notice_turns = 2\narmy = true", "terms, army"),
    ("notice_turns = 2", "notice_turns = two", "line"),
    ("notice_turns = 2", "notice_turns = 21", "terms, notice_turns"),
    ('arbitration = "optional"', 'arbitration = "always"', "terms, arbitration"),
    ('arbitration = "optional"', "arbitration = true", "terms, arbitration"),
    ('arbitration = "optional"', 'arbitrate = "optional"', "terms, arbitrate"),
    ('arbitration = "optional"', "arms_ceiling_permille = 1001", "terms, arms_ceiling_permille"),
    ('arbitration = "optional"', "arms_ceiling_permille = -1", "terms, arms_ceiling_permille"),
    ('arbitration = "optional"', "arms_ceiling_permille = 56", "terms, arms_ceiling_permille"),
    ('arbitration = "optional"', 'market = "open"', "terms, market"),
    ("open_covenants = true", 'open_covenants = "yes"', "terms, open_covenants"),
    ("open_covenants = true", "open_covenants = 1", "terms, open_covenants"),
    ("open_covenants = true", "standing_permille = 300", "terms, standing_permille"),
    ("open_covenants = true", "standing_permille = 0.1", "terms, standing_permille"),
    ("non_recognition = true", "non_recognition = 1", "terms, non_recognition"),
    ('sanctions = "mandatory"', 'sanctions = "none"', "terms, non_recognition"),
]


@pytest.mark.parametrize(("old", "new", "place"), SPOILT, ids=[f"{n}-{row[2]}" for n, row in enumerate(SPOILT)])
def test_a_spoilt_charter_is_refused(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in TEXT
    path = tmp_path / NAME
    path.write_text(TEXT.replace(old, new, 1), "utf-8")
    said = [str(fault) for fault in check_path(path)]
    assert said
    assert all(one.startswith(NAME) and one.endswith(".") for one in said)
    assert any(place in one for one in said), said


def test_a_misspelt_key_is_answered_with_the_right_one(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(TEXT.replace("quota_checked", "quota_cheked"), "utf-8")
    assert any('did you mean "quota_checked"' in str(fault) for fault in check_path(path))


def test_a_charter_of_the_players_own_is_found_by_its_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    assert own_charters() == ((), ())
    folder = tmp_path / "charters"
    folder.mkdir()
    (folder / "my_pact.toml").write_text(TEXT.replace("league_covenant_1919", "my_pact"), "utf-8")
    (folder / "bad_pact.toml").write_text(TEXT, "utf-8")
    (folder / NAME).write_text(TEXT, "utf-8")
    found, faults = own_charters()
    assert [one.id for one in found] == ["my_pact"]
    assert {fault.file for fault in faults} == {"bad_pact.toml", NAME}
    assert load_charter("my_pact").charter.non_recognition
    header, _ = header_of(Setup(scenario="greece_499bce", seed=1, turns=2, charter="my_pact"))
    assert [one.id for one in header.charters] == ["my_pact"]


@pytest.mark.parametrize("cut", range(0, len(TEXT) - 60, 97))
def test_a_cut_charter_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / NAME
    path.write_text(TEXT[:cut], "utf-8")
    assert check_path(path)
