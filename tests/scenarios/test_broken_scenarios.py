"""A hundred ways to spoil a scenario; each must be told in a clear sentence that names file and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.kit.places import maps
from game.scenarios.check import check_path

GOOD = maps() / "greece_499bce"
TEXT = (GOOD / "scenario.toml").read_text("utf-8")

REPLACED: list[tuple[str, str, str]] = [
    # what stands there, what is written instead, what the sentence must name
    ('format = "scenario/1"', 'format = "scenario/2"', "format"),
    ('format = "scenario/1"\n', "", "format"),
    ('id = "greece_499bce"', 'id = "greece"', "id"),
    ('id = "greece_499bce"', 'id = "../etc"', "id"),
    ('id = "greece_499bce"', "id = 499", "id"),
    ('id = "greece_499bce"', 'id = "Greece 499"', "id"),
    ('title = "Greece and Persia"', 'title = ""', "title"),
    ('title = "Greece and Persia"', f'title = "{"x" * 41}"', "title"),
    ('title = "Greece and Persia"', 'title = "Greece\\nPersia"', "title"),
    ('title = "Greece and Persia"', 'tilte = "Greece and Persia"', '"title"'),
    ('geometry = "geometry.json"', 'geometry = "../geometry.json"', "geometry"),
    ('geometry = "geometry.json"', 'geometry = "nowhere.json"', "nowhere.json"),
    ('relief = "relief.jpg"', 'relief = "relieff.jpg"', "relief"),
    ('relief = "relief.jpg"', 'relief = "relief.exe"', "relief"),
    ('recommended = ["ATH"', 'recommended = ["ATX"', "recommended"),
    ('recommended = ["ATH"', 'recommended = ["athens"', "recommended"),
    ('charters = ["hellenic_league_481bce"', 'charters = ["hellenic_league"', "charters"),
    ("[history]\n", "[histories]\n", "history"),
    ("known = ", "knwon = ", "known"),
    ("start = -499", "start = 0", "dates, start"),
    ("start = -499", 'start = "499 BCE"', "dates, start"),
    ("start = -499", "start = -499.5", "dates, start"),
    ("start = -499", "start = -1_000_000", "dates, start"),
    ("years_a_turn = 1", "years_a_turn = 0", "years_a_turn"),
    ("short = 15", "short = 60", "dates"),
    ("short = 15", "short = 1", "short"),
    ("long = 50", "long = 5000", "long"),
    ("reach_half_km = 450", "reach_half_km = -450", "reach_half_km"),
    ("reach_half_km = 450", "reach_half_km = inf", "reach_half_km"),
    ("reach_half_km = 450", "reach_half_km = nan", "reach_half_km"),
    ("reach_half_km = 450", "reach_half_km = true", "reach_half_km"),
    ("reach_half_km = 450", "reach = 450", "system, reach"),
    ("offence_permille = 905", "offence_permille = 90500", "offence_permille"),
    ("administrability_permille = 550", "administrability = 550", "administrability"),
    ("hegemony_permille = 650", "hegemony_permille = 0.75", "hegemony_permille"),
    ("closed = false", 'closed = "no"', "closed"),
    ("marches = 4", "marches = 0", "marches"),
    ("calm_turns = 3", "calm_turns = -1", "calm_turns"),
    ("[states.ATH]", "[states.Athens]", "states"),
    ("[states.ATH]", "[states.SPA]", "line"),
    ("[states.ATH]", "[state.ATH]", "state"),
    ('name = "Athens"', 'name = "Sparta"', "name"),
    ('name = "Athens"', "name = 3", "states, ATH, name"),
    ('people = "Athenians"\n', "", "states, ATH, people"),
    ('colour = "#5F8FB8"', 'colour = "blue"', "states, ATH, colour"),
    ('colour = "#5F8FB8"', 'color = "#5F8FB8"', '"colour"'),
    ('colour = "#5F8FB8"', 'colour = "#A8623F"', "colour"),
    ('capital = "athens"', 'capital = "athenes"', "states, ATH, capital"),
    ('capital = "athens"', 'capital = "sparta"', "states, ATH, capital"),
    ('base = "sardis"', 'base = "miletus"', "states, PER, base"),
    ('regime = "democracy"', 'regime = "people"', "states, ATH, regime"),
    ("power = 12\n", "power = 12.55\n", "at most one decimal"),
    ("power = 12\n", "power = nan\n", "states, ATH, power"),
    ("power = 12\n", "power = true\n", "states, ATH, power"),
    ("power = 12\n", "power = -12\n", "states, ATH, power"),
    ("power = 12\n", 'power = "12"\n', "states, ATH, power"),
    ("power = 12\n", "power = 99999\n", "states, ATH, power"),
    ("economy = 14\n", "economy = 0\n", "states, ATH, economy"),
    ("economy = 14\n", "econmy = 14\n", '"economy"'),
    ("quality = 130", "quality = 1.3", "states, ATH, quality"),
    ("quality = 130", "quality = 5", "states, ATH, quality"),
    ('posture = "status_quo"', 'posture = "peaceful"', "posture"),
    ('doctrine = "defensive_realist"', 'doctrine = "defensive_realism"', "doctrine"),
    ('doctrine = "defensive_realist"', 'doctrine = "Defensive Realist"', "doctrine"),
    ('claims = ["aegina"]', 'claims = ["egina"]', "states, ATH, claims"),
    ('claims = ["aegina"]', 'claims = ["athens"]', "states, ATH, claims"),
    ('claims = ["aegina"]', 'claims = "aegina"', "states, ATH, claims"),
    ("difficulty = 3", "difficulty = 6", "difficulty"),
    ("difficulty = 3", 'difficulty = "hard"', "difficulty"),
    ("growth_permille = 30", "growth_permille = 3000", "growth_permille"),
    ("stability = 65", "stability = 650", "stability"),
    ('athens = { name = "Attica", owner = "ATH"', 'athens = { name = "Attica", owner = "ATT"', "provinces, athens"),
    ('athens = { name = "Attica", owner = "ATH"', 'athens = { name = "Attica"', "provinces, athens, owner"),
    ('athens = { name = "Attica", owner = "ATH"', 'athens = { name = "Attica", ownr = "ATH"', '"owner"'),
    ('athens = { name = "Attica"', 'athina = { name = "Attica"', "athina"),
    ('athens = { name = "Attica"', 'ATHENS = { name = "Attica"', "ATHENS"),
    ('sparta = { name = "Laconia"', 'athens = { name = "Laconia"', "line"),
    ('sparta = { name = "Laconia"', 'sparta = { name = "Attica"', "name"),
    ('aegina = { name = "Aegina", owner = "AEG"', 'aegina = { name = "Aegina", owner = "ATH"', "states, AEG"),
    ('owner = "AEG", weight = 1', 'owner = "AEG", weight = 0', "states, AEG"),
    ('owner = "AEG", weight = 1', 'owner = "AEG", weight = 1.5', "provinces, aegina"),
    ('owner = "AEG", weight = 1', 'owner = "AEG", weight = -1', "provinces, aegina"),
    ('weight = 4, terrain = "plain"', 'weight = 4, terrain = "plains"', "terrain"),
    ('weight = 4, terrain = "plain"', 'weight = 4, terrain = "plain", port = true', "provinces, sardis, port"),
    ("fort = 2", "fort = 4", "fort"),
    ("integration = 20", "integration = 120", "integration"),
    ("cores = []", 'cores = ["XXX"]', "cores"),
    ("cores = []", 'cores = ["ATH", "ATH"]', "cores"),
    ("off_map = true", "off_map = false", "provinces, susa"),
    ('["athens", "megara", 45]', '["athens", "athens", 45]', "links, land[0]"),
    ('["athens", "megara", 45]', '["athens", "megarra", 45]', "links, land[0]"),
    ('["athens", "megara", 45]', '["athens", "megara", 0]', "links, land"),
    ('["athens", "megara", 45]', '["athens", "megara", 45.5]', "links, land"),
    ('["athens", "megara", 45]', '["athens", "megara"]', "links, land"),
    ('["athens", "megara", 45]', '["athens", "megara", 45, 1]', "links, land"),
    ('["athens", "megara", 45]', '["athens", "sardis", 45]', "links, land"),
    ('["athens", "megara", 45]', '["athens", "megara", 45], ["megara", "athens", 46]', "links, land[1]"),
    ('    ["athens", "megara", 45],\n', "", "links, land"),
    ('    ["sardis", "dascylium"', '    ["dascylium", "sardis", 9], ["sardis", "dascylium"', "links, land"),
    ("strait = [\n", 'strait = [\n    ["sardis", "athens", 30],\n', "links, strait[0]"),
    ("[links]\n", "[roads]\n", "links"),
    ('second = "COR"', 'second = "SPA"', "treaties[0]"),
    ('second = "COR"', 'second = "KOR"', "treaties[0]"),
    ('second = "COR"', 'second = "MEG"', "treaties[1]"),
    ('kind = "defence"', 'kind = "defense"', "treaties[0]"),
    ('kind = "defence"', 'kind = "offence"', "treaties[0]"),
    ('kind = "defence"\n', "", "treaties[0]"),
    ('kind = "clientage"', 'kind = "guarantee"', "treaties[2]"),
    ('first = "PER"\nsecond = "SAM"', 'first = "MIL"\nsecond = "SAM"', "treaties"),
    ('second = "SAM"', 'second = "MIL"', "treaties[3]"),
    ("tribute_permille = 60", "tribute_permille = 6000", "tribute_permille"),
    ("tribute_permille = 60", "tribute = 60", "tribute"),
    ('against = "PER"', 'against = "ATH"', "treaties[4]"),
    ("consultative = true", "consultative = true\nunconditional = true", "treaties[4]"),
    ('b = "ATH"\nstrength = 90', 'b = "PER"\nstrength = 90', "rivalries[0]"),
    ('b = "ATH"\nstrength = 90', 'b = "XYZ"\nstrength = 90', "rivalries[0]"),
    ("strength = 90", "strength = 190", "rivalries[0]"),
    ("strength = 90\n", "", "rivalries[0]"),
    ("strength = 80\n", 'strength = 80\nwho = "me"\n', "rivalries[1]"),
    ('a = "SPA"\nb = "ARG"', 'a = "ATH"\nb = "PER"', "rivalries[1]"),
    ('title = "Greece', "title = Greece", "line"),
    ('title = "Greece', 'title "Greece', "line"),
    ("[history]", "[history", "line"),
    ("[dates]", "[dates]\n[dates]", "line"),
]

PACT = '\n[[pacts]]\nid = "league"\ncharter = "concert_1815"\nleader = "ATH"\nmembers = ["ATH", "ERE"]\n'
ENTRANT = """
[entrants.CAR]
name = "Carthage"
people = "Carthaginians"
colour = "#123456"
capital = "carthage"
regime = "mixed"
power = 9
economy = 12
posture = "revisionist"
doctrine = "jackal"
difficulty = 3
advice = "It comes late and fresh."
note = "A power beyond the western sea."
from_turn = 5
"""

ADDED: list[tuple[str, str]] = [
    ('[[events]]\nkind = "plague"\nstate = "XXX"\nturn = 3\n', "events[0] plague, state"),
    ('[[events]]\nkind = "earthquake"\nstate = "ATH"\nturn = 3\n', "events[0], kind"),
    ('[[events]]\nkind = "plague"\nstate = "ATH"\nturn = 400\n', "events[0] plague, turn"),
    ('[[events]]\nkind = "plague"\nstate = "ATH"\nturn = 0\n', "events[0], turn"),
    (ENTRANT, "entrants, CAR"),
    (ENTRANT.replace("from_turn = 5", "from_turn = 400"), "entrants, CAR, from_turn"),
    (ENTRANT.replace("from_turn = 5\n", ""), "entrants, CAR, from_turn"),
    (ENTRANT.replace("[entrants.CAR]", "[entrants.SPA]"), "entrants, SPA"),
    (f'{ENTRANT}[provinces.carthage]\nname = "Carthage"\nowner = "CAR"\nweight = 9\nterrain = "plain"\n', "carthage"),
    (PACT.replace("concert_1815", "concert"), "pacts[0]"),
    (PACT.replace('leader = "ATH"', 'leader = "SPA"'), "pacts[0]"),
    (PACT.replace('"ERE"', '"ATH"'), "pacts[0]"),
    (PACT.replace('"ERE"', '"QQQ"'), "pacts[0]"),
    (PACT.replace('["ATH", "ERE"]', "[]"), "pacts[0]"),
    (PACT + PACT, "pacts, league"),
    (PACT + 'permanent = ["SPA"]\n', "pacts[0]"),
    (PACT + "legitimacy = 101\n", "pacts[0]"),
    ("\n[secrets]\nwinner = 1\n", "secrets"),
    ("\nx = " + "[" * 2000 + "]" * 2000 + "\n", "scenario.toml"),
    ("\n# " + "x" * 2_100_000, "bytes"),
]


def broken_folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "greece_499bce"
    folder.mkdir()
    for name in ("geometry.json", "sources.md", "relief.jpg"):
        shutil.copy(GOOD / name, folder)
    (folder / "scenario.toml").write_text(text, "utf-8")
    return folder


def sentences(folder: Path) -> list[str]:
    told = [str(fault) for fault in check_path(folder)]
    assert told, "a broken scenario was let through"
    for sentence in told:
        assert sentence.startswith("greece_499bce/")
        assert "\n" not in sentence
        assert sentence.endswith(".")
        assert len(sentence) < 500
        assert "Traceback" not in sentence
    return told


@pytest.mark.parametrize(("old", "new", "place"), REPLACED, ids=[f"{n}-{r[2]}" for n, r in enumerate(REPLACED)])
def test_a_spoilt_line_is_named(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in TEXT
    told = sentences(broken_folder(tmp_path, TEXT.replace(old, new, 1)))
    assert any(place in sentence for sentence in told), told


@pytest.mark.parametrize(("more", "place"), ADDED, ids=[f"{n}-{r[1]}" for n, r in enumerate(ADDED)])
def test_a_bad_addition_is_named(tmp_path: Path, more: str, place: str) -> None:
    told = sentences(broken_folder(tmp_path, TEXT + more))
    assert any(place in sentence for sentence in told), told


def test_the_good_copy_is_good(tmp_path: Path) -> None:
    assert check_path(broken_folder(tmp_path, TEXT)) == []


def test_all_faults_at_once(tmp_path: Path) -> None:
    text = TEXT.replace('capital = "athens"', 'capital = "athenes"').replace('second = "COR"', 'second = "SPA"')
    text = text.replace('["athens", "megara", 45]', '["athens", "athens", 45]')
    told = sentences(broken_folder(tmp_path, text))
    for place in ("states, ATH, capital", "treaties[0]", "links, land[0]"):
        assert any(place in sentence for sentence in told)


@pytest.mark.parametrize("missing", ["scenario.toml", "sources.md", "geometry.json"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    folder = broken_folder(tmp_path, TEXT)
    (folder / missing).unlink()
    told = [str(fault) for fault in check_path(folder)]
    assert any(missing in sentence for sentence in told)


@pytest.mark.parametrize(
    "junk",
    [b"", b"  \n\n", b"\x00\x01\x02", b"\xff\xfe\x00a", b"\xff" * 50, b"caf\xe9 = 1", b"\x89PNG\r\n\x1a\n", b"[[[["],
    ids=["empty", "blank", "binary", "utf16", "bytes", "latin1", "png", "brackets"],
)
@pytest.mark.parametrize("name", ["scenario.toml", "geometry.json", "sources.md"])
def test_junk_in_place_of_a_file(tmp_path: Path, junk: bytes, name: str) -> None:
    if name == "sources.md" and junk == b"[[[[":
        pytest.skip("any text is a text")
    folder = broken_folder(tmp_path, TEXT)
    (folder / name).write_bytes(junk)
    assert any(name in sentence for sentence in sentences(folder))


@pytest.mark.parametrize("cut", range(0, len(TEXT), len(TEXT) // 24))
def test_a_cut_file_is_refused(tmp_path: Path, cut: int) -> None:
    assert sentences(broken_folder(tmp_path, TEXT[:cut]))


@pytest.mark.parametrize("line", range(8, TEXT.count("\n"), 23))
def test_a_line_left_out_or_said_twice_never_ends_in_a_traceback(tmp_path: Path, line: int) -> None:
    lines = TEXT.splitlines(keepends=True)
    for n, text in enumerate(("".join(lines[:line] + lines[line + 1 :]), "".join(lines[: line + 1] + lines[line:]))):
        (tmp_path / str(n)).mkdir()
        assert all(str(fault).endswith(".") for fault in check_path(broken_folder(tmp_path / str(n), text)))


def test_empty_and_absent_places(tmp_path: Path) -> None:
    assert "holds no scenario.toml" in str(check_path(tmp_path)[0])
    assert "no such file" in str(check_path(tmp_path / "nowhere")[0])
    (tmp_path / "a.png").write_bytes(b"x")
    assert ".png" in str(check_path(tmp_path / "a.png")[0])
