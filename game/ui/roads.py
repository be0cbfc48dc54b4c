"""Roads kept: the grand strategy chosen in each game, in a small file beside the settings.

The chronicle records sheets and nothing that a player merely thinks; so what was chosen on the desk is kept here, by
the name of the save and the seat. A lost or spoiled file costs nothing but the choice.
"""

import json
from pathlib import Path
from typing import Final

from game.doctrines.mind import Strategy
from game.kit.places import user_settings

__all__ = ["keep_road", "kept_road", "move_road"]

_MOST: Final = 200
"""Games remembered; the oldest go first."""
_LARGEST: Final = 200_000


def _file() -> Path:
    return user_settings() / "roads.json"


def _read() -> dict[str, list[str | None]]:
    path = _file()
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep_road(save: Path | None, seat: str, strategy: Strategy | None, focus: str | None) -> None:
    """Remember the road of a seat in a save. Failing to costs nobody a game, so it is not said."""
    if save is None:
        return
    roads = _read()
    roads.pop(f"{save.name} {seat}", None)
    if strategy is not None or focus is not None:
        roads[f"{save.name} {seat}"] = [strategy.value if strategy else None, focus]
    _write(roads)


def move_road(save: Path, other: Path) -> None:
    """The roads of a save that has got another name."""
    moved = {f"{other.name}{key.removeprefix(save.name)}" if key.startswith(f"{save.name} ") else key: road
             for key, road in _read().items()}  # fmt: skip
    if moved:
        _write(moved)


def _write(roads: dict[str, list[str | None]]) -> None:
    path = _file()
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(json.dumps(dict(list(roads.items())[-_MOST:])), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return


def kept_road(save: Path | None, seat: str, states: frozenset[str]) -> tuple[Strategy | None, str | None]:
    """The road of a seat in a save, as far as it still makes sense among these states."""
    found = _read().get(f"{save.name} {seat}") if save is not None else None
    if not isinstance(found, list) or len(found) != 2:
        return None, None
    strategy, focus = found
    known = {one.value for one in Strategy}
    return (
        Strategy(strategy) if isinstance(strategy, str) and strategy in known else None,
        focus if isinstance(focus, str) and focus in states else None,
    )
