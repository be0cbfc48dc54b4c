"""Worlds of a player's own: copies of a shipped one under other ids and titles."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.kit.places import maps


@pytest.fixture
def own_world(home: Path) -> Callable[..., Path]:
    """Writes a world into the player's folder."""

    def write(id: str, title: str, start: int = -400) -> Path:
        folder = home / "worlds" / id
        shutil.copytree(maps() / "greece_499bce", folder)
        path = folder / "scenario.toml"
        text = path.read_text(encoding="utf-8")
        for key, value in (("id", f'"{id}"'), ("title", f'"{title}"'), ("start", str(start))):
            text = re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", text, count=1)
        path.write_text(text, encoding="utf-8")
        return folder

    return write
