"""What the player has chosen about the window, kept in one small file of the player's own.

A file that cannot be read costs nobody their game: the usual choices stand, and one sentence says so.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, ValidationError, field_validator

from game.kit.places import user_settings
from game.ui.keymap import COMMANDS, moved, trouble
from game.ui.widgets.look import Manner
from game.ui.widgets.theme import PaletteName

__all__ = ["SCALES", "TYPE_SIZES", "Preferences", "load_preferences", "preferences_path", "save_preferences"]

SCALES: Final = (75, 100, 125, 150, 175, 200, 250)
"""Sizes of everything, in hundredths, on offer."""
TYPE_SIZES: Final = (90, 100, 115, 130)
"""Sizes of type beside the rest, in hundredths, on offer."""
_LARGEST: Final = 20_000


class Preferences(BaseModel):
    """The choices; unknown keys are errors, so that a slip of the pen is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["settings/1"] = "settings/1"
    scale: Annotated[StrictInt, Field(ge=75, le=250)] = 100
    type_size: Annotated[StrictInt, Field(ge=80, le=150)] = 100
    palette: PaletteName = "standard"
    motion: StrictBool = True
    fullscreen: StrictBool = False
    beats: Literal["all", "ours", "off"] = "all"
    """What of a turn is played on the map when it has ended."""
    sound: StrictBool = True
    """Whether sounds are wanted; a machine without a device is silent whatever is chosen."""
    volume: Annotated[StrictInt, Field(ge=0, le=100)] = 40
    captions: StrictBool = False
    edge_scroll: StrictBool = True
    ask_unspent: StrictBool = False
    invitations: StrictBool = True
    invited: Annotated[StrictInt, Field(ge=0, le=1000)] = 0
    """How many ideas for newcomers have been shown."""
    window: tuple[Annotated[StrictInt, Field(ge=1, le=20_000)], Annotated[StrictInt, Field(ge=1, le=20_000)]] | None = (
        None
    )
    """Width and height of the window when it was last left, px; None for what suits the desktop."""
    export_parts: tuple[Literal["html", "json", "csv", "handout", "charts", "map", "film"], ...] = ("html", "json")
    """What of a report was written last."""
    export_pseudonyms: StrictBool = False
    export_key: StrictBool = True
    keys: Mapping[str, str] = {}
    """The player's own keys by command; what is not named has its usual key."""

    @field_validator("keys")
    @classmethod
    def _keys_can_be_had(cls, keys: Mapping[str, str]) -> Mapping[str, str]:
        known = {one.id for one in COMMANDS}
        for id, name in keys.items():
            if id not in known:
                raise ValueError(f"no command is called {id}")
            if (wrong := trouble(id, name, keys)) is not None:
                raise ValueError(wrong.sentence)
        return dict(keys)

    @property
    def manner(self) -> Manner:
        """The part that concerns looks."""
        return Manner(self.scale / 100, self.type_size / 100, self.palette, self.motion, moved(self.keys))


def preferences_path() -> Path:
    """Where the choices are kept."""
    return user_settings() / "settings.json"


def load_preferences() -> tuple[Preferences, str]:
    """The choices, and a sentence for the player where the file could not be used."""
    path = preferences_path()
    try:
        if not path.exists():
            return Preferences(), ""
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return Preferences(), f"{path.name} is no file of settings; the usual ones are used."
        return Preferences.model_validate_json(path.read_text(encoding="utf-8")), ""
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        return Preferences(), f"{path.name} cannot be used ({place or 'it is not JSON'}); the usual settings are."
    except (OSError, UnicodeDecodeError):
        return Preferences(), f"{path.name} cannot be read; the usual settings are used."


def save_preferences(chosen: Preferences) -> str:
    """Keep the choices; a sentence for the player where that failed."""
    path = preferences_path()
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(chosen.model_dump_json(indent=1) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        return f"The settings could not be kept ({error.strerror or type(error).__name__})."
    return ""
