"""The command line as a stranger meets it: exit codes, one sentence, one document (issue 2, item 8)."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from game.__main__ import main

ROOT = Path(__file__).parents[2]
SCENARIO = "greece_499bce"


def ask(*words: str | Path, timeout: float = 60, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run one command in a process of its own, without a display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "ALL_AGAINST_ONE_DEBUG"}
    env = {key: value for key, value in os.environ.items() if key not in hidden}
    line = [sys.executable, "-m", "game", *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, cwd=ROOT, env=env | extra, timeout=timeout, check=False)


def told(*words: str | Path) -> Any:
    """The one JSON document of a command that succeeds and says nothing else."""
    done = ask(*words)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def complains(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 2, nothing on stdout, one sentence on stderr with these words in it."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved game of three turns, made by the command itself."""
    path = tmp_path_factory.mktemp("saves") / "game.chronicle.jsonl"
    done = ask("simulate", SCENARIO, "--seed", "6", "--turns", "3", "--save", path)
    assert (done.returncode, done.stderr) == (0, "")
    return path


def test_the_lists() -> None:
    assert SCENARIO in {one["id"] for one in told("scenarios", "--json")}
    assert {"defensive_realist", "jackal"} <= {one["id"] for one in told("doctrines", "--json")}
    assert SCENARIO in ask("scenarios").stdout
    assert "jackal" in ask("doctrines").stdout


def test_simulate_prints_one_document(tmp_path: Path) -> None:
    page, file = tmp_path / "r.html", tmp_path / "g.chronicle.jsonl.gz"
    line = ["simulate", SCENARIO, "--seed", "6", "--turns", "2", "--json"]
    first = told(*line, "--doctrine", "ATH=jackal", "--all", "buck_passer", "--save", file, "--report", page)
    assert (first["scenario"], first["seed"], first["turns"]) == (SCENARIO, 6, 2)
    assert {one["id"]: one["doctrine"] for one in first["states"]}["ATH"] == "jackal"
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html")
    assert ask("replay", file, "--verify").returncode == 0


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_the_digest_does_not_hang_on_the_hash_seed(save: Path, hash_seed: str) -> None:
    done = ask("simulate", SCENARIO, "--seed", "6", "--turns", "3", "--json", PYTHONHASHSEED=hash_seed)
    assert json.loads(done.stdout)["digest"] == ask("replay", save, "--verify").stdout.split()[-1]


def test_simulate_in_words() -> None:
    done = ask("simulate", SCENARIO, "--seed", "6", "--turns", "2")
    assert done.returncode == 0
    assert "WARS" in done.stdout
    assert "Athens (ATH)" in done.stdout


def test_report_in_three_forms(save: Path, tmp_path: Path) -> None:
    assert "STATES" in ask("report", save).stdout
    assert told("report", save, "--json", "--what-ifs", "0")["scenario"] == SCENARIO
    page = tmp_path / "report.html"
    assert ask("report", save, "--html", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"""(src|href)=["']https?:""", text)


def test_replay_lists_and_proves(save: Path) -> None:
    assert len(ask("replay", save).stdout.splitlines()) == 7
    done = ask("replay", save, "--verify")
    assert (done.returncode, done.stderr) == (0, "")


def test_replay_names_the_first_phase_that_differs(save: Path, tmp_path: Path) -> None:
    bent = tmp_path / "bent.chronicle.jsonl"
    header, rest = save.read_text().split("\n", 1)
    bent.write_text(header.replace('"seed":6', '"seed":7') + "\n" + rest)
    complains(ask("replay", bent, "--verify"), "differs", "turn 1, opening")


def test_a_cut_save_reports_and_does_not_prove(save: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.chronicle.jsonl"
    cut.write_bytes(save.read_bytes()[:-500])
    complains(ask("replay", cut, "--verify"), "cut off", "turn 3, orders")
    done = ask("report", cut)
    assert done.returncode == 0
    assert "cut off" in done.stderr
    assert "STATES" in done.stdout
    checked = ask("check", cut)
    assert checked.returncode == 2
    assert "cut off" in checked.stdout


def test_check_finds_shipped_files_sound(save: Path) -> None:
    for path in ("maps", f"maps/{SCENARIO}", "assets/doctrines", "assets/charters", save, save.parent):
        done = ask("check", path)
        assert (done.returncode, done.stderr) == (0, ""), done


def test_check_tells_all_faults_at_once(tmp_path: Path) -> None:
    text = (ROOT / "assets/doctrines/jackal.toml").read_text(encoding="utf-8")
    bad = text.replace("trust_prior = 0.4", "trust_prior = 7.0").replace('family = "realist"', 'family = "idealist"')
    (tmp_path / "jackal.toml").write_text(bad + "\nwrath = 3\n", encoding="utf-8")
    (tmp_path / "x.chronicle.jsonl").write_text("nonsense\n")
    done = ask("check", tmp_path)
    assert done.returncode == 2
    for word in ("trust_prior", "family", "wrath", "x.chronicle.jsonl"):
        assert word in done.stdout
    found = json.loads(ask("check", tmp_path, "--json").stdout)
    assert len(found["faults"]) == len(done.stdout.splitlines()) == 4
    assert all(fault["file"] and fault["wrong"] and fault["cure"] for fault in found["faults"])


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("foo", "foo"),
        ("simulate", "SCENARIO"),
        ("simulate atlantis", "atlantis"),
        (f"simulate {SCENARIO} --seed x", "whole number"),
        (f"simulate {SCENARIO} --seed -4", "seed"),
        (f"simulate {SCENARIO} --seed {'9' * 400}", "whole number"),
        (f"simulate {SCENARIO} --seed ²", "whole number"),
        (f"simulate {SCENARIO} --turns 0", "turns"),
        (f"simulate {SCENARIO} --turns 999999", "turns"),
        (f"simulate {SCENARIO} --doctrine ATH", "STATE=DOCTRINE"),
        (f"simulate {SCENARIO} --doctrine ATH=dove", "dove"),
        (f"simulate {SCENARIO} --doctrine ATX=jackal", "ATX"),
        (f"simulate {SCENARIO} --doctrine ATH=jackal --doctrine ATH=jackal", "twice"),
        (f"simulate {SCENARIO} --all dove", "dove"),
        (f"simulate {SCENARIO} --charter dove", "dove"),
        (f"simulate {SCENARIO} --save no/such/folder/x.jsonl", "no/such/folder"),
        (f"simulate {SCENARIO} --report maps", "folder"),
        (f"simulate {SCENARIO} --unknown", "--unknown"),
        ("report absent.jsonl", "absent.jsonl"),
        ("report maps", "maps"),
        ("report pyproject.toml --json", "not a chronicle"),
        ("replay absent.jsonl --verify", "absent.jsonl"),
        ("report /dev/zero", "device"),
        (f"simulate {SCENARIO} --turns 1000000000", "turns"),
        (f"simulate {SCENARIO} --turns 2.5", "whole number"),
        (f"simulate {SCENARIO} --doctrine =jackal", "STATE=DOCTRINE"),
        (f"simulate {SCENARIO} --all=", "doctrine"),
        (f"simulate {SCENARIO} --charter=", "charter"),
        (f"simulate {SCENARIO} --save=", "name one"),
        (f"simulate {SCENARIO} --save maps/x --report maps/../maps/x", "one file"),
        (f"simulate {'x' * 5000}", "xxx"),
        ("replay pyproject.toml --verify", "not a chronicle"),
        ("scenarios --bogus", "--bogus"),
        ("check", "PATH"),
        ("", "simulate"),
    ],
)
def test_bad_input_gets_one_sentence(
    line: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "ALL_AGAINST_ONE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(ROOT)
    code = main(line.split())
    out, err = capsys.readouterr()
    complains(subprocess.CompletedProcess(line, code, out, err), word)


def test_bad_input_from_outside(tmp_path: Path) -> None:
    complains(ask("simulate", SCENARIO, "--all", "dove"), "dove")
    complains(ask("report", tmp_path / "absent.jsonl"), "absent.jsonl")
    complains(ask(), "display", "simulate")


def test_a_report_is_never_written_over_its_save(save: Path) -> None:
    before = save.read_bytes()
    complains(ask("report", save, "--html", save), "over the save")
    assert save.read_bytes() == before


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("assets/icons/kit.toml", "names no format"),
        ("README.md", ".md"),
        ("/dev/zero", "no ending"),
        ("game/match", "holds no"),
        ("no/such/path", "no such file"),
    ],
)
def test_check_of_what_it_does_not_know_is_one_fault(path: str, word: str) -> None:
    done = ask("check", path)
    assert (done.returncode, done.stdout.count("\n"), done.stderr.count("\n")) == (2, 1, 1)
    assert word in done.stdout


@pytest.mark.parametrize(
    "path",
    [f"maps/{SCENARIO}/geometry.json", f"maps/{SCENARIO}/scenario.toml", "assets/charters/concert_1815.toml"],
)
def test_check_of_one_file(path: str) -> None:
    assert ask("check", path).returncode == 0


def test_check_of_nothing_says_so() -> None:
    done = ask("check", "no/such/path")
    assert done.returncode == 2
    assert "no such file" in done.stdout


def test_version_and_help() -> None:
    assert ask("--version").stdout.startswith("all-against-one ")
    done = ask("--help")
    assert done.returncode == 0
    assert "simulate" in done.stdout


def test_a_reader_that_leaves_early_is_no_fault(save: Path) -> None:
    line = f"{sys.executable} -m game replay {save} | head -c 1 && exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_stopping_is_quiet() -> None:
    import signal
    import time

    line = [sys.executable, "-m", "game", "simulate", "invented:24x140:7", "--turns", "400"]
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs ignore it
    running = subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, preexec_fn=heeds
    )
    time.sleep(2.5)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (130, "", "")


def test_headless_commands_import_nothing_heavy(tmp_path: Path) -> None:
    """Neither a screen nor what a screen needs, nor any charting or table library, nor a threaded BLAS."""
    code = (
        "import sys, os; from game.__main__ import main;"
        f"codes = [main(['scenarios', '--json']), main(['simulate', '{SCENARIO}', '--turns', '1', '--json']),"
        " main(['doctrines'])];"
        "heavy = {'pygame', 'matplotlib', 'pandas', 'scipy', 'tkinter', 'game.ui'} & set(sys.modules);"
        "print(codes, sorted(heavy), os.environ['OPENBLAS_NUM_THREADS'], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr.strip().endswith("[0, 0, 0] [] 1")


def test_lists_need_no_numpy() -> None:
    code = (
        "import sys; from game.__main__ import main; main(['scenarios']);print('numpy' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr.strip() == "False"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A world on a player's desk, and a home for the player: `tmp_path/home`."""
    folder = tmp_path / "desk" / "my_world"
    shutil.copytree(ROOT / "maps" / SCENARIO, folder)
    path = folder / "scenario.toml"
    text = path.read_text(encoding="utf-8").replace(f'id = "{SCENARIO}"', 'id = "my_world"', 1)
    path.write_text(text, encoding="utf-8")
    return folder


def test_own_worlds_are_listed_played_and_proved(own: Path, tmp_path: Path) -> None:
    home = {"ALL_AGAINST_ONE_HOME": str(tmp_path / "home")}
    (tmp_path / "home" / "worlds").mkdir(parents=True)
    shutil.copytree(own, tmp_path / "home" / "worlds" / "my_world")
    assert "my_world" in ask("scenarios", **home).stdout
    assert "your own" in ask("scenarios", **home).stdout
    save = tmp_path / "game.chronicle.jsonl"
    assert ask("simulate", "my_world", "--turns", "2", "--save", save, **home).returncode == 0
    done = ask("replay", save, "--verify", **home)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_world_named_by_its_folder_is_reported_and_proved_by_its_folder(own: Path, tmp_path: Path) -> None:
    home = {"ALL_AGAINST_ONE_HOME": str(tmp_path / "home")}
    save, page = tmp_path / "game.chronicle.jsonl", tmp_path / "report.html"
    assert ask("simulate", own, "--turns", "2", "--save", save, **home).returncode == 0
    lost = ask("replay", save, "--verify", **home)
    complains(lost, "no world on the shelf has this id", str(tmp_path / "home" / "worlds"))
    assert ask("replay", save, "--verify", "--scenario", own, **home).returncode == 0
    bare = ask("report", save, "--html", page, "--what-ifs", "0", **home)
    assert bare.returncode == 0
    assert "the report has no map" in bare.stderr
    whole = ask("report", save, "--html", page, "--scenario", own, "--what-ifs", "0", **home)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert "<svg" in page.read_text(encoding="utf-8")


def test_play_puts_a_folder_on_the_shelf(own: Path, tmp_path: Path) -> None:
    home = {"ALL_AGAINST_ONE_HOME": str(tmp_path / "home")}
    complains(ask("play", own, **home), "display")
    assert "my_world" in ask("scenarios", **home).stdout
    complains(ask("play", tmp_path, **home), "neither a world on the shelf nor a folder")
    twin = tmp_path / "desk" / SCENARIO
    shutil.copytree(ROOT / "maps" / SCENARIO, twin)
    complains(ask("play", twin, **home), "stands before it on the shelf")
    complains(ask("play", SCENARIO, **home), "display")
