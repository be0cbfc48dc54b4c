"""A smoke test in a real window: Xvfb, xdotool, the keyboard alone, two turns, and a clean end.

Skipped aloud where there is no virtual display to be had.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "xdotool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"the real-window smoke test is skipped: {' and '.join(MISSING)} not installed"
)


def eventually(what: str, check: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something, but not for ever."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if check():
            return
        time.sleep(0.2)
    raise AssertionError(f"never happened: {what}")


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A virtual display that finds its own free number."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "Xvfb gave no display"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=20)


@pytest.mark.skipif(sys.platform != "linux", reason="the virtual display is for Linux")
def test_two_turns_by_keyboard_in_a_real_window(display: str, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "SDL_VIDEODRIVER"}
    env |= {"DISPLAY": display, "ALL_AGAINST_ONE_HOME": str(tmp_path), "SDL_FRAMEBUFFER_ACCELERATION": "0"}
    log = tmp_path / "window.log"
    with log.open("w") as out:
        game = subprocess.Popen([sys.executable, "-m", "game"], env=env, stdout=out, stderr=out)

    def key(*names: str) -> None:
        subprocess.run(["xdotool", "key", *names], env=env, check=True, timeout=20)
        time.sleep(0.5)

    def window_open() -> bool:
        found = subprocess.run(
            ["xdotool", "search", "--class", "main"], env=env, capture_output=True, timeout=20, check=False
        )
        return found.returncode == 0

    def saved() -> list[str]:
        found = sorted((tmp_path / "saves").glob("*.jsonl")) if (tmp_path / "saves").exists() else []
        return found[0].read_text(encoding="utf-8").splitlines() if found else []

    def press_on() -> bool:
        key("ctrl+Return")
        key("Return")
        return len(saved()) > 4

    try:
        eventually("the window opens", window_open)
        time.sleep(2)
        key("Return")
        eventually("a game begins and is saved", lambda: saved() or key("Return"))
        eventually("two turns are played and saved", press_on, seconds=120)
        assert game.poll() is None, log.read_text()
        game.send_signal(signal.SIGTERM)
        game.wait(timeout=30)
    finally:
        if game.poll() is None:
            game.kill()
            game.wait(timeout=20)
    assert "Traceback" not in log.read_text(), log.read_text()
