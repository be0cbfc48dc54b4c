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
from typing import Any

from pydantic import BaseModel, ValidationError

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
    names = sorted(set(known))
    close = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'.rstrip("?") + "? Write that or remove it"
    if not names:
        return "remove it"
    listed = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"choose one of: {listed}"


def read_text(path: Path, file: str) -> str:
    """The text of a file no larger than MAX_BYTES, in UTF-8; else FaultsFoundError."""
    try:
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
    "finite_number": ("a finite number is due", "write ordinary digits"),
    "bool_type": ("true or false is due", "write true or false without quotes"),
    "string_type": ("text is due", "put it in quotes"),
    "list_type": ("a list is due", "write it in [brackets]"),
    "tuple_type": ("a list is due", "write it in [brackets]"),
    "dict_type": ("a table is due", "write it as [name] with keys below"),
    "model_type": ("a table is due", "write it with keys and values"),
    "model_attributes_type": ("a table is due", "write it with keys and values"),
}


def _sentence(error: Any, known: Iterable[str]) -> tuple[str, str]:
    """What is wrong and the cure, for one error of pydantic."""
    kind = str(error["type"])
    if kind == "extra_forbidden":
        return "this key is not known here", nearest(str(error["loc"][-1]), known)
    got = "" if kind == "missing" else f" but {shown(error['input'])} was found"
    if kind in _CURES:
        wrong, cure = _CURES[kind]
        return wrong + got, cure
    if kind == "literal_error":
        return f"{shown(error['input'])} is not one of the choices", f"write {error['ctx']['expected']}"
    message = str(error["msg"]).removeprefix("Value error, ")
    wrong, _, cure = message.partition("; ")
    return wrong[:1].lower() + wrong[1:] + got, cure or "change the value so"


def _model_at(model: type[BaseModel], location: Sequence[object]) -> set[str]:
    """The keys allowed in the table that holds `location`, walking the models' annotations."""
    at: Any = model
    for step in location[:-1]:
        if isinstance(step, str) and isinstance(at, type) and issubclass(at, BaseModel):
            field = at.model_fields.get(step)
            at = _inner_model(field.annotation) if field else None
    return set(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else set()


def _inner_model(annotation: Any) -> Any:
    """The model inside `list[Model]`, `tuple[Model, ...]`, `dict[str, Model]` or `Model | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if (found := _inner_model(part)) is not None:
            return found
    return None


def faults_of(error: ValidationError, model: type[BaseModel], raw: object, file: str) -> list[Fault]:
    """Every error of pydantic as a Fault, at most 200 so that junk makes no flood."""
    faults = []
    for one in error.errors(include_url=False)[:200]:
        wrong, cure = _sentence(one, _model_at(model, one["loc"]))
        faults.append(Fault(file, place_of(one["loc"], raw), wrong, cure))
    return faults
