"""How a line is read back: every value checked, nothing unknown let in, sizes bounded.

A save may come from a stranger. Lines are checked by pydantic in strict mode
over the same frozen records that the rules use; numbers that no game can
reach are refused before they cost anything.
"""

import json
import re
from dataclasses import MISSING, fields
from functools import cache
from typing import Annotated, Any, Final, Literal, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model

from game.chronicle.entry import Entry
from game.chronicle.header import FORMAT, Header
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, shown
from game.world.events import Event
from game.world.predictions import MOST_AT_ONCE, Prediction
from game.world.reasons import Decision
from game.world.sheets import Line, Sheet
from game.world.worlds import World

__all__ = ["MAX_LINE", "Head", "decode_entry", "decode_head", "decode_header", "fault"]

MAX_LINE: Final = 16_000_000
"""Longest line read, in bytes; about a hundred times the longest seen."""
_HUGE = re.compile(rb"[:\[,]-?\d{16,}")
_LONG = re.compile(rb"\d{16}")
"""Digits in a row as no line has them but in a huge number or, once in a while, a seal: five times as quick to rule
out."""
_HEAD = re.compile(rb'\{"turn":(\d{1,4}),"phase":"(opening|orders|dispatches)","digest":"([0-9a-f]{64})",')
_REQUIRED: Final = frozenset(
    field.name for field in fields(World) if field.default is MISSING and field.default_factory is MISSING
)
"""What no opening may lack; tables that older games did not know are empty."""
_STRICT = ConfigDict(extra="forbid", strict=True, defer_build=True, frozen=True)
_CURE = "the file was changed or damaged; go back to a whole copy of it"
_MAX_FAULTS = 20
_MAX_TURN: Final = 9999
_MAX_ID: Final = 100


def _possible(one: Prediction) -> Prediction:
    """A prediction as the window can write it; ValueError for any other."""
    if not 0 <= one.chance <= 100:
        raise ValueError("a chance lies between 0 and 100")
    if not 0 <= one.until <= _MAX_TURN:
        raise ValueError(f"a turn lies between 0 and {_MAX_TURN}")
    if max(len(one.state), len(one.other)) > _MAX_ID:
        raise ValueError(f"the id of a state has no more than {_MAX_ID} characters")
    return one


_Predictions = Annotated[tuple[Annotated[Prediction, AfterValidator(_possible)], ...], Field(max_length=MOST_AT_ONCE)]


class _SheetText(BaseModel):
    """A sheet as written; each line is told apart by its `kind`."""

    model_config = _STRICT
    seat: str
    lines: tuple[Annotated[Line, Field(discriminator="kind")], ...] = ()
    predictions: _Predictions = ()


def _sparse_world() -> type[BaseModel]:
    """A World of which any field may be missing (it is then the opening's)."""
    hints = get_type_hints(World)
    optional: dict[str, Any] = {field.name: (hints[field.name], None) for field in fields(World)}
    return create_model("world", __config__=_STRICT, **optional)


@cache
def _leaf() -> type[BaseModel]:
    """The shape of a phase's line, made when a chronicle is first read: making it takes longer than reading one."""
    shape: dict[str, Any] = {
        "turn": (Annotated[int, Field(ge=1, le=_MAX_TURN)], ...),
        "phase": (Literal["opening", "orders", "dispatches"], ...),
        "digest": (Annotated[str, Field(pattern="^[0-9a-f]{64}$")], ...),
        "sheets": (tuple[_SheetText, ...], ...),
        "decisions": (tuple[Decision, ...], ...),
        "events": (tuple[Annotated[Event, Field(discriminator="kind")], ...], ...),
        "world": (_sparse_world(), ...),
    }
    return create_model("phase", __config__=_STRICT, **shape)


@cache
def _header() -> type[BaseModel]:
    return create_model("header", __config__=_STRICT, header=(Header, ...))


def fault(file: str, number: int, wrong: str, cure: str = _CURE, where: str = "") -> FaultsFoundError:
    """One fault at one line of a chronicle, ready to be raised."""
    place = f"line {number}, {where}" if where else f"line {number}"
    return FaultsFoundError([Fault(file, place, wrong, cure)])


def _bounded(raw: bytes, file: str, number: int) -> None:
    if len(raw) > MAX_LINE:
        raise fault(file, number, f"the line has {len(raw)} bytes, more than {MAX_LINE}")
    if _LONG.search(raw) and (huge := _HUGE.search(raw)):
        raise fault(file, number, f"the number {shown(huge.group()[1:].decode())} is larger than any game can reach")


def _faults(error: ValidationError, model: type[BaseModel], raw: bytes, file: str, number: int) -> FaultsFoundError:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return fault(file, number, "this is not a whole line of JSON")
    found = faults_of(error, model, value, file)[:_MAX_FAULTS]
    return FaultsFoundError([Fault(file, f"line {number}, {one.place}", _plainly(one.wrong), _CURE) for one in found])


def _plainly(wrong: str) -> str:
    """The validator's wording where its own would puzzle a player."""
    if wrong.startswith("input tag"):
        return "its kind is not one the game knows"
    if wrong.startswith("'") and (found := re.search(r"(?<=but ).*(?= was found)", wrong)):
        return f"{found.group()} is not one of the words the game knows here"
    return wrong.replace("unexpected keyword argument", "this key is not known here")


def _checked(model: type[BaseModel], raw: bytes, file: str, number: int) -> Any:
    _bounded(raw, file, number)
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        raise _faults(error, model, raw, file, number) from None


def decode_header(raw: bytes, file: str) -> Header:
    """The header of a chronicle; a file that is none is told so in a sentence."""
    _bounded(raw, file, 1)
    try:
        value = json.loads(raw)
        kind = value["format"]
    except (ValueError, RecursionError, TypeError, KeyError):
        cure = "choose a file that the game saved (its name ends in .chronicle.jsonl)"
        raise fault(file, 1, "this is not a chronicle", cure) from None
    if kind != FORMAT:
        cure = f"open it with the version of the game that wrote it; this one reads {FORMAT}"
        raise fault(file, 1, f"the chronicle's format is {shown(kind)}", cure)
    header: Header = _checked(_header(), b'{"header":' + raw + b"}", file, 1).header
    return header


Head = tuple[int, str, str]
"""Turn, phase and digest, as a line begins with them."""


def decode_head(raw: bytes) -> Head | None:
    """Turn, phase and digest of a line without reading the rest; None where the line does not begin like one."""
    found = _HEAD.match(raw[:200])
    return (int(found[1]), found[2].decode(), found[3].decode()) if found else None


def decode_entry(raw: bytes, file: str, number: int, opening: World | None) -> Entry:
    """The entry of a line. `opening` fills what the line leaves out; None for the opening's own line."""
    leaf = _checked(_leaf(), raw, file, number)
    news = {name: getattr(leaf.world, name) for name in leaf.world.model_fields_set}
    if opening is None and (missing := _REQUIRED - set(news)):
        raise fault(file, number, f"the opening world lacks {shown(min(missing))}")
    whole = news if opening is None else {field.name: getattr(opening, field.name) for field in fields(World)} | news
    sheets = tuple(Sheet(sheet.seat, sheet.lines, sheet.predictions) for sheet in leaf.sheets)
    return Entry(leaf.turn, leaf.phase, sheets, leaf.decisions, leaf.events, World(**whole), leaf.digest)
