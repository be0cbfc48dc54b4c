"""Faults: what is wrong with a file, said in one sentence that names file, place and cure.

All doors of this room collect faults and never stop at the first, so that a teacher mends a file in one
sitting. Nothing here knows what a scenario, a map or a charter is.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

__all__ = [
    "Fault",
    "FaultsFoundError",
    "faults_of",
    "nearest",
    "read_as",
    "read_json",
    "read_text",
    "read_toml",
    "shown",
]

Told = TypeVar("Told", bound=BaseModel)

MAX_BYTES = 2_000_000
"""Largest file read at all, in bytes; ten times the largest map shipped."""

MAX_SHOWN = 60
"""Longest piece of a file's own text repeated in a sentence, in characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which file, at which place, what, and how to mend it."""

    file: str
    place: str
    wrong: str
    cure: str

    def __str__(self) -> str:
        """One plain sentence, as `check` prints it."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.wrong}; {self.cure}."


class FaultsFoundError(ValueError):
    """Raised by every loader of this room; carries all faults of the files it read."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shown(value: object) -> str:
    """A value of a faulty file, short and printable, safe to put into a sentence."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else "·" for c in text[: MAX_SHOWN + 1])
    return f'"{text[: MAX_SHOWN - 1]}…"' if len(text) > MAX_SHOWN else f'"{text}"'


def nearest(word: str, known: Iterable[str]) -> str:
    """A cure for a misspelt word: the nearest known ones, or the list when nothing is near."""
    names = {name.casefold(): name for name in sorted(set(known))}
    close = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.7)
    if close:
        return f'did you mean "{names[close[0]]}"? Write that or remove it'
    if not names:
        return "remove it"
    listed = ", ".join(list(names.values())[:16]) + (", …" if len(names) > 16 else "")
    return f"choose one of: {listed}"


def read_text(path: Path, file: str) -> str:
    """The text of a file no larger than MAX_BYTES, in UTF-8; else FaultsFoundError."""
    try:
        if not path.is_file() and not path.is_dir() and path.exists():
            raise _alone(file, "this is a device or a pipe, not a file", "name a plain file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _alone(file, f"the file has {size} bytes, more than {MAX_BYTES}", "simplify or split it")
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _alone(file, f"it cannot be read ({reason})", "check the name and your rights to it") from None
    if not raw.strip():
        raise _alone(file, "the file is empty", "fill it, or start from a copy of a shipped one")
    if b"\0" in raw:
        raise _alone(file, "it holds binary bytes, not text", "save it as plain text in UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"the text is not UTF-8 from byte {error.start}"
        raise _alone(file, what, "save it again with the encoding UTF-8", f"line {line}") from None


def _alone(file: str, wrong: str, cure: str, place: str = "") -> FaultsFoundError:
    return FaultsFoundError([Fault(file, place, wrong, cure)])


def read_toml(path: Path, file: str) -> dict[str, Any]:
    """The tables of a TOML file; a slip of syntax becomes one fault with its line."""
    text = read_text(path, file)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong, _, place = str(error).partition(" (at ")
        cure = 'mend the line: key = value, text in "quotes", tables in [brackets]'
        raise _alone(file, f"this is not TOML: {wrong}", cure, place.rstrip(")")) from None
    except (RecursionError, ValueError):
        raise _alone(file, "it nests or counts beyond all measure", "write it flat and plain") from None


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number a map may hold")


def _refuse_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twin = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"the key {shown(twin)} stands twice in one object")
    return table


def read_json(path: Path, file: str) -> object:
    """What a JSON file holds; NaN, Infinity and repeated keys are refused."""
    text = read_text(path, file)
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_refuse_twins)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise _alone(file, f"this is not JSON: {error.msg}", "mend it there", place) from None
    except RecursionError:
        raise _alone(file, "it nests beyond all measure", "write it flat and plain") from None
    except ValueError as error:
        raise _alone(file, str(error), "write a plain whole number or remove it") from None


def place_of(location: Sequence[object], raw: object) -> str:
    """A path into the file as a reader says it: `states[3] "ATH", field capital`."""
    words: list[str] = []
    at = raw
    for step in location:
        if step == "[key]":
            continue
        try:
            at = at[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            at = None
        if isinstance(step, int) and words:
            name = at.get("id") or at.get("name") if isinstance(at, dict) else None
            words[-1] += f"[{step}]" + (f" {shown(name)}" if isinstance(name, str) else "")
        else:
            words.append(str(step))
    return ", ".join(words)


_CURES = {
    "missing": ("this key is missing", "add it"),
    "int_type": ("a whole number is due", "write digits without a point or quotes"),
    "int_from_float": ("a whole number is due", "write it without a decimal part"),
    "float_type": ("a number is due", "write digits"),
    "float_parsing": ("a number is due", "write digits without quotes"),
    "finite_number": ("a finite number is due", "write ordinary digits"),
    "bool_type": ("true or false is due", "write true or false without quotes"),
    "string_type": ("text is due", "put it in quotes"),
    "list_type": ("a list is due", "write it in [brackets]"),
    "tuple_type": ("a list is due", "write it in [brackets]"),
    "dict_type": ("a table is due", "write it as [name] with keys below"),
    "model_type": ("a table is due", "write it with keys and values"),
    "model_attributes_type": ("a table is due", "write it with keys and values"),
    "greater_than": ("a number above {gt} is due", "write a larger one"),
    "greater_than_equal": ("a number of {ge} or more is due", "write a larger one"),
    "less_than_equal": ("a number of {le} or less is due", "write a smaller one"),
    "string_too_short": ("text of {min_length} characters or more is due", "write more"),
    "string_too_long": ("text of {max_length} characters or fewer is due", "shorten it"),
    "too_short": ("{min_length} or more are due, {actual_length} found", "add what is missing"),
    "too_long": ("{max_length} or fewer are due, more were found", "remove what is too much"),
    "literal_error": ("{expected} is due", "write that"),
    "enum": ("{expected} is due", "write one of these"),
}

_SHAPES = {
    "[a-z0-9_]{3,40}": ("an id of 3 to 40 small letters, figures and underscores is due", "write it so"),
    "[A-Z]{3}": ("a state's id of three capitals is due, like ATH", "write the id"),
    "#[0-9A-Fa-f]{6}": ("a colour is due, like #5F8FB8", "write # and six figures of 0–9 and A–F"),
    "(json|jpg)": ("a file's plain name is due, ending in .json or .jpg", "name a file beside this one"),
    "proj": ("a projection is due that the game knows", "write +proj=lcc, eqearth, merc or eqc and its figures"),
    "1,40}": ("one line of 1 to 40 printable characters is due", "write a short name"),
}
"""What a piece of a pattern means to a reader."""


def _found(value: object, kind: str) -> str:
    what = "the text " if isinstance(value, str) and kind.endswith(("_type", "_parsing")) else ""
    return f", but {what}{shown(value)} was found"


def _sentence(error: Any, known: Iterable[str]) -> tuple[str, str]:
    """What is wrong and the cure, for one error of pydantic."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "extra_forbidden":
        return "this key is not known here", nearest(str(error["loc"][-1]), known)
    if kind == "missing" and isinstance(error["loc"][-1], int):
        return "the list ends too early", "add what is missing"
    got = "" if kind in ("missing", "too_short", "too_long") else _found(error["input"], kind)
    if kind == "string_pattern_mismatch":
        shapes = (told for piece, told in _SHAPES.items() if piece in context["pattern"])
        wrong, cure = next(shapes, ("text of another form is due", "compare a shipped file"))
        return wrong + got, cure
    if kind in _CURES:
        wrong, cure = _CURES[kind]
        return wrong.format(**context) + got, cure
    return str(error["msg"])[:1].lower() + str(error["msg"])[1:] + got, "change the value so"


def _model_at(model: type[BaseModel], location: Sequence[object]) -> set[str]:
    """The keys allowed in the table that holds `location`, walking the models' annotations."""
    at: Any = model
    for step in location[:-1]:
        at = _inside(at, step)
    found = _model_in(at)
    return set(found.model_fields) if found else set()


def _inside(annotation: Any, step: object) -> Any:
    """The annotation one step further in: a model's field, a table's value, a list's item."""
    parts = get_args(annotation)
    if isinstance(step, str) and get_origin(annotation) is dict:
        return parts[1]
    model = _model_in(annotation)
    if isinstance(step, int) or model is None:
        return model
    field = model.model_fields.get(str(step))
    return field.annotation if field else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation is or, as in `tuple[Model, ...]` or `Model | None`, holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is dict:
        return None
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def faults_of(error: ValidationError, model: type[BaseModel], raw: object, file: str) -> list[Fault]:
    """Every error of pydantic as a Fault, at most 200 so that junk makes no flood."""
    faults = []
    for one in error.errors(include_url=False)[:200]:
        wrong, cure = _sentence(one, _model_at(model, one["loc"]))
        faults.append(Fault(file, place_of(one["loc"], raw), wrong, cure))
    return faults


def read_as(path: Path, model: type[Told]) -> Told:
    """A TOML file as a model; FaultsFoundError holds everything that is wrong with it."""
    raw = read_toml(path, path.name)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise FaultsFoundError(faults_of(error, model, raw, path.name)) from None
