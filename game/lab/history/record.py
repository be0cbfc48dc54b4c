"""The record file, format "record/1": what history says of a world, as a teacher writes it in `maps/<id>/record.toml`.

`until` is the year with which the record ends; games are played to its turn. `[outcomes]` says what came of the
whole: whether one state held the hegemony that ends a game, and which; whether there was a general war (five
belligerents, or half of all capability); whether members of the pact fought one another (left out where no pact
stood at the start). `[behaviour]` sorts states by what they did; a state may stand in two lists. Each of
`[[targets]]` names a `metric` (the classes of `fates`, `coalitions`, `fighting`, `institutions`; or "unmeasured"
with a `why`) with its own keys and those of `Target`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationError

from game.kit.places import maps
from game.lab.history.coalitions import Coalition, CoalitionShare, CoalitionWins, Unallied
from game.lab.history.fates import Behaviour, Deaths, Hegemony, Liberated, Survivors
from game.lab.history.fighting import AttackAfterDefeat, CallsHonoured, TopContributor, Wars, WarSpread
from game.lab.history.institutions import Authorisation, Enforcement, LegitimacyKept, Withdrawals
from game.lab.history.roles import ROLES, Role
from game.lab.history.targets import States, Target, Unmeasured
from game.scenarios.charters import charter_ids
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, nearest, read_toml, shown
from game.scenarios.map_file import Slug
from game.scenarios.schema import Line, StateId, Year

__all__ = ["FILE", "METRICS", "Outcomes", "Record", "load_record", "record_faults", "worlds_on_record"]

FILE: Final = "record.toml"
SCENARIO: Final = "scenario.toml"
PROSE: Final = frozenset({"words", "note", "why"})
"""Keys of a target that hold sentences."""

METRICS: Final[dict[str, type[Target]]] = {
    "attack_after_defeat": AttackAfterDefeat,
    "authorisation": Authorisation,
    "behaviour": Behaviour,
    "calls_honoured": CallsHonoured,
    "coalition": Coalition,
    "coalition_share": CoalitionShare,
    "coalition_wins": CoalitionWins,
    "deaths": Deaths,
    "enforcement": Enforcement,
    "hegemony": Hegemony,
    "legitimacy_kept": LegitimacyKept,
    "liberated": Liberated,
    "survivors": Survivors,
    "top_contributor": TopContributor,
    "unallied": Unallied,
    "unmeasured": Unmeasured,
    "war_spread": WarSpread,
    "wars": Wars,
    "withdrawals": Withdrawals,
}
"""Every metric by the name it has in a record."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Outcomes(_Strict):
    """What came of the whole, and in `words` why it is put so."""

    words: Line
    hegemony: StrictBool
    hegemon: StateId | None = None
    general_war: StrictBool
    member_war: StrictBool | None = None


class BehaviourFile(_Strict):
    """Who did what."""

    balanced: States = ()
    bandwagoned: States = ()
    free_rode: States = ()
    buck_passed: States = ()


class RecordFile(_Strict):
    """The whole file; its targets are read one by one, each by the keys of its metric."""

    format: Literal["record/1"]
    id: Slug
    until: Year
    sources: Line
    outcomes: Outcomes
    behaviour: BehaviourFile
    targets: Annotated[tuple[dict[str, Any], ...], Field(min_length=1, max_length=40)]


@dataclass(frozen=True, slots=True)
class Record:
    """What history says of one world. `behaviour` maps a state to all the parts it is said to have played."""

    id: str
    until: int
    sources: str
    outcomes: Outcomes
    behaviour: dict[str, frozenset[Role]]
    targets: tuple[Target, ...]


def worlds_on_record() -> tuple[str, ...]:
    """Ids of the shipped worlds that have both a scenario and a record."""
    return tuple(sorted(p.parent.name for p in maps().glob(f"*/{FILE}") if p.with_name(SCENARIO).is_file()))


def load_record(folder: Path) -> Record:
    """The record in a scenario's folder; FaultsFoundError with all its faults."""
    if not (folder / FILE).is_file():
        cure = f"choose one of {', '.join(worlds_on_record())}, or write {FILE} beside its scenario"
        raise FaultsFoundError([Fault(f"{folder.name}/{FILE}", "", "no record is kept of this world", cure)])
    record, faults = record_faults(folder / FILE)
    if record is None:
        raise FaultsFoundError(faults)
    return record


def record_faults(path: Path) -> tuple[Record | None, list[Fault]]:
    """The record in a file if it is sound, and every fault found; the scenario beside it is asked for its states."""
    file = f"{path.resolve().parent.name}/{path.name}"
    try:
        raw = read_toml(path, file)
        told = RecordFile.model_validate(raw)
    except ValidationError as error:
        return None, faults_of(error, RecordFile, raw, file)
    except FaultsFoundError as found:
        return None, list(found.faults)
    faults: list[Fault] = []
    targets = [one for n, table in enumerate(told.targets) if (one := _target(n, table, file, faults))]
    faults += _senseless(told, path, file)
    faults += _strangers(told, _states_of(path.with_name(SCENARIO)), file)
    return (None if faults else _record(told, targets)), faults


def _record(told: RecordFile, targets: Iterable[Target]) -> Record:
    lists = told.behaviour.model_dump()
    states = dict.fromkeys(state for role in ROLES for state in lists[role])
    parts = {state: frozenset(role for role in ROLES if state in lists[role]) for state in states}
    return Record(told.id, told.until, told.sources, told.outcomes, parts, tuple(targets))


def _target(n: int, table: dict[str, Any], file: str, faults: list[Fault]) -> Target | None:
    """One target by the keys of its metric; what is wrong with it goes to the faults."""
    place, name = f"targets[{n}]", table.get("metric")
    if name not in METRICS:
        wrong = "this key is missing" if name is None else f"there is no metric {shown(name)}"
        faults.append(Fault(file, f"{place}, metric", wrong, nearest(str(name), METRICS)))
        return None
    try:
        target = METRICS[name].model_validate(table)
    except ValidationError as error:
        found = faults_of(error, METRICS[name], table, file)
        faults += [Fault(file, f"{place}, {one.place}", one.wrong, one.cure) for one in found]
        return None
    faults += [Fault(file, f"{place}, {where}", wrong, cure) for where, wrong, cure in _wrong_band(target)]
    return target


def _wrong_band(target: Target) -> Iterator[tuple[str, str, str]]:
    """Bands and treatments that are each allowed but cannot stand together."""
    low, high = target.at_least, target.at_most
    if low is not None and high is not None and low > high:
        yield "at_least", "the band is empty: at_least lies above at_most", "exchange them"
    if isinstance(target, Unmeasured) and (target.is_judged or target.treatment or target.versus):
        yield "metric", "what is not measured has no band and no treatment", "remove them or name another metric"
    if target.versus is not None and target.versus == (target.treatment or type(target.versus)()):
        yield "versus", "it is compared with itself", "write another treatment or remove versus"
    for where in ("treatment", "versus"):
        charters = _charters(getattr(target, where))
        for unknown in sorted(charters - {*charter_ids(), "none"}):
            yield f"{where}, charter", f"there is no charter {shown(unknown)}", nearest(unknown, charter_ids())


def _charters(treatment: Any) -> set[str]:
    if treatment is None:
        return set()
    return {id for id in (treatment.charter, treatment.pact and treatment.pact.charter) if id}


def _senseless(told: RecordFile, path: Path, file: str) -> Iterator[Fault]:
    folder = path.resolve().parent.name
    if told.id != folder:
        yield Fault(file, "id", f"{shown(told.id)} is not the folder's name", f"write {shown(folder)}")
    if told.until == 0:
        yield Fault(file, "until", "there is no year 0", "write -1 for 1 BCE or 1 for 1 CE")
    if (told.outcomes.hegemon is not None) != told.outcomes.hegemony:
        cure = "name the hegemon where hegemony = true, and nowhere else"
        yield Fault(file, "outcomes, hegemon", "a hegemony has a hegemon, and none has none", cure)
    for name, states in told.behaviour:
        if twice := sorted({state for state in states if states.count(state) > 1}):
            yield Fault(file, f"behaviour, {name}", f"{twice[0]} stands twice", "strike one")


def _states_of(scenario: Path) -> set[str]:
    """The states of the scenario beside a record, as far as it can be read: its own faults are told elsewhere."""
    try:
        raw = read_toml(scenario, scenario.name)
    except FaultsFoundError:
        return set()
    tables = (raw.get("states", {}), raw.get("entrants", {}))
    return {id for table in tables if isinstance(table, dict) for id in table}


def _strangers(told: RecordFile, known: set[str], file: str) -> Iterator[Fault]:
    """States that the scenario does not have; nothing where there is no scenario to ask."""
    if not known:
        return
    named: dict[str, object] = {"outcomes": told.outcomes.hegemon, "behaviour": told.behaviour.model_dump()}
    for n, table in enumerate(told.targets):
        named[f"targets[{n}]"] = {key: value for key, value in table.items() if key not in PROSE}
    for place, values in named.items():
        for state in sorted(set(_ids(values)) - known):
            yield Fault(file, f"{place}, {state}", f"{told.id} has no such state", nearest(state, known))


def _ids(value: object) -> Iterator[str]:
    """Every state's id in a nest of plain values."""
    if isinstance(value, str) and re.fullmatch(r"[A-Z]{3}", value):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _ids(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _ids(one)
