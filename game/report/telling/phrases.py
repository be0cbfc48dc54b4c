"""Which phrase an event takes, and what fills its braces.

The fields of an event say what they hold by their names (`attacker` is a
state, `province` a province), so one walk over the record serves all kinds,
and a new kind of event needs only words, not code.
"""

from dataclasses import fields
from enum import Enum

from game.report.telling.naming import Names, brigades, listing, shortened, wealth
from game.world.conflicts import Aim, Settlement, Side, War
from game.world.events import (
    ArbitrationAwarded,
    AwardDefied,
    BattleFought,
    CallAnswered,
    CivilWarEnded,
    CovertActDone,
    CovertActExposed,
    DemandAnswered,
    Event,
    ForceDisbanded,
    LegitimacyChanged,
    MediationAnswered,
    MemberLeft,
    MisfortuneStruck,
    MotionDecided,
    PeaceMade,
    PledgeGiven,
    ProposalMade,
    ProposalRefused,
    ProvinceOccupied,
    RevoltBroke,
    SpoilsShared,
    SpyReported,
    StateWithdrew,
    TreatyEnded,
    TreatySigned,
    TreatySurfaced,
    WarBegan,
)
from game.world.reasons import Motive

__all__ = ["key_of", "phrase_fields", "places_in", "side_at", "states_in", "victors"]

_STATES = frozenset(
    (
        *("state", "rebels", "attacker", "defender", "demander", "target", "by", "to", "friend", "first", "second"),
        *("against", "founder", "dissenters", "from_state", "giver", "about", "owner", "hegemon", "vetoed_by"),
        *("of", "seat", "members"),
        *("author", "refused_by"),
    )
)
_PLACES = frozenset(("province", "origin"))
_BRIGADES = frozenset(("tenths", "has", "owes", "may_have", "ceiling"))


def key_of(event: Event, names: Names | None = None) -> str:
    """The event's entry among the Gazette's words: its kind, and the variant where a kind has two faces.

    Ground that its owner takes back is freed, not taken; and a side of the war may attack in one battle and defend in
    the next: only the records can tell.
    """
    face = _face(event)
    if names is not None and isinstance(event, ProvinceOccupied):
        place = names.world.provinces.get(event.province)
        face = "freed" if place and place.owner == event.by else face
    if names is not None and isinstance(event, BattleFought):
        face = "attack" if set(victors(event, names)) == set(event.attackers) else "defence"
    return f"{event.kind}-{face}" if face else event.kind


def _face(event: Event) -> str:
    match event:
        case ForceDisbanded():
            return "unpaid" if event.unpaid else "home"
        case ProposalMade() | ProposalRefused():
            return "treaty" if event.treaty else "pact"
        case TreatySigned():
            return event.treaty_kind
        case TreatyEnded():
            return "denounced" if event.by else "lapsed"
        case DemandAnswered():
            return event.reply
        case WarBegan():
            return event.cause
        case BattleFought():
            return event.won
        case LegitimacyChanged():
            return "rose" if event.after >= event.before else "fell"
        case MotionDecided():
            return "vetoed" if event.vetoed_by else "carried" if event.carried else "lost"
        case ProvinceOccupied():
            return "capital" if event.capital else "land"
    return _answer_face(event)


def _answer_face(event: Event) -> str:
    match event:
        case CallAnswered():
            return "honoured" if event.honoured else "reneged"
        case PledgeGiven():
            return "stands" if event.stands else "aside"
        case MemberLeft():
            return "expelled" if event.expelled else "left"
        case PeaceMade():
            return "separate" if event.separate else "general"
        case StateWithdrew():
            return "breach" if event.breach else "released"
        case CivilWarEnded():
            return event.how
        case MisfortuneStruck():
            return event.what
        case RevoltBroke():
            return "freed" if event.freed else "quelled"
        case ArbitrationAwarded():
            return "demander" if event.for_demander else "target"
        case AwardDefied():
            return "war" if event.by_war else "refused"
        case TreatySurfaced():
            return event.how
        case CovertActDone() | CovertActExposed():
            return event.act
        case MediationAnswered():
            return "accepted" if event.accepted else "refused"
    return ""


def side_at(war: War, state: str, turn: int) -> Side | None:
    """On which side a state fought in a turn: it may have left, and come back on the other; None if it never fought."""
    parts = [b for b in war.belligerents if b.state == state]
    then = [b for b in parts if b.joined <= turn and (b.left is None or turn <= b.left)]
    return (then or parts)[-1].side if parts else None


def victors(event: BattleFought, names: Names) -> tuple[str, ...]:
    """Those who kept the field: the host that fights on the side of the war that won."""
    war = names.world.wars.get(event.war) or names.wars.get(event.war)
    found = (side_at(war, s, event.turn) for s in event.attackers) if war else iter(())
    leads = next((side for side in found if side is not None), Side.ATTACK)
    return tuple(sorted(event.attackers if event.won is leads else event.defenders))


def phrase_fields(event: Event, names: Names) -> dict[str, str]:
    """Every field of the event in words, and the few phrases that hang on an absent field."""
    said = {f.name: _word(f.name, getattr(event, f.name), names) for f in fields(event)}
    motive = getattr(event, "motive", None)
    said["reasoned"] = f"; the reason given: {said['motive']}" if motive else ""
    said["aimed"] = f" against {said['against']}" if said.get("against") else ""
    said["aided"] = ""
    said["ended_by"] = f" to {said['by']}" if said.get("by") else ""
    if event.kind == "motion_decided":
        said["motion"] = names.words.motion[event.motion_kind].format(about=said["about"])
    if event.kind == "arbitration_awarded":
        said["weight"] = "The award binds and was carried out" if event.binding else "It is an opinion, not a sentence"
    if getattr(event, "war", None) and event.kind in ("gift_sent", "covert_act_done"):
        said["aided"] = f" It helps {said['side']} in {said['war']}."
    said.update(_hidden_fields(event, said, names))
    if event.kind == "war_joined":
        said["side"] = _leader(event.war, event.side, names) or said["side"]
    if event.kind == "province_occupied":
        place = names.world.provinces.get(event.province)
        said["owner"] = names.state(place.owner if place else event.from_state)
    if event.kind == "battle_fought":
        said["victors"] = _host(event, victors(event, names), names)
        said["attacking"] = _host(event, tuple(event.attackers), names)
    if event.kind == "game_ended":
        said["end"] = names.words.end.get(event.how, names.words.end["other"])
    return said


def _hidden_fields(event: Event, said: dict[str, str], names: Names) -> dict[str, str]:
    """Phrases of the hidden hand, of mediation and of spoils."""
    match event:
        case CovertActDone():
            return {"success": "It came off." if event.succeeded else "It failed."}
        case SpyReported():
            will = event.will_permille
            return {"will": f" Its will to help {said['friend']}: {will // 10} of 100." if will is not None else ""}
        case MediationAnswered():
            return {
                "refusal": f"{said['refused_by']} refused." if event.refused_by else "They no longer fitted the war."
            }
        case SpoilsShared():
            parts = [names.province(p) for p in event.provinces] + ([said["amount"]] if event.amount else [])
            return {"part": listing(parts)}
    return {}


def _host(event: BattleFought, states: tuple[str, ...], names: Names) -> str:
    """A host by its states, the strongest first."""
    forces = {**event.attackers, **event.defenders}
    return shortened(sorted(states, key=lambda s: (-forces.get(s, 0), s)), names)


def _leader(id: str, side: Side, names: Names) -> str:
    """The state that leads a side of a war."""
    war = names.world.wars.get(id) or names.wars.get(id)
    return names.state(war.attacker if side is Side.ATTACK else war.defender) if war else ""


def _word(field: str, value: object, names: Names) -> str:
    if value is None:
        return ""
    if field in _STATES:
        return names.states(value) if isinstance(value, tuple) else names.state(str(value))
    if field in _PLACES:
        return names.province(str(value))
    if isinstance(value, Aim):
        return names.aim(value)
    if isinstance(value, Settlement):
        return names.terms(value)
    if isinstance(value, Enum):
        return _enumerated(field, value, names)
    if isinstance(value, dict):
        return listing(f"{names.state(s)} {brigades(n, unit=False)}" for s, n in sorted(value.items()) if n) or "none"
    return _measured(field, value, names)


def _enumerated(field: str, value: Enum, names: Names) -> str:
    if isinstance(value, Motive):
        return names.words.motive[value].noun
    tables = {
        "treaty": names.words.treaty,
        "treaty_kind": names.words.treaty,
        "side": names.words.side,
        "won": names.words.side,
        "reason": names.words.join_reason,
        "outcome": names.words.outcome,
        "cause": names.words.cause,
        "ballot": names.words.ballot,
    }
    return tables.get(field, {}).get(str(value.value), str(value.value))


def _measured(field: str, value: object, names: Names) -> str:
    if field in _BRIGADES and isinstance(value, int):
        return brigades(value)
    if field == "amount" and isinstance(value, int):
        return wealth(value)
    if field == "leaves" and isinstance(value, int):
        left = max(1, value - names.world.turn)
        return "one turn" if left == 1 else f"{left} turns"
    tellers = {"war": names.war, "pact": names.pact, "clause": names.clause, "treaty": names.treaty}
    teller = tellers.get(field)
    return teller(str(value)) if teller else str(value)


def states_in(event: Event) -> tuple[str, ...]:
    """The states an event names, in the order of its fields, each once."""
    found: dict[str, None] = {}
    for f in fields(event):
        value = getattr(event, f.name)
        if f.name in _STATES and value:
            found.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
        elif f.name in ("attackers", "defenders") and isinstance(value, dict):
            found.update(dict.fromkeys(value))
    return tuple(found)


def places_in(event: Event, names: Names) -> tuple[str, ...]:
    """Where to point the map: the provinces an event names, else the capitals of its first two states."""
    named = tuple(str(getattr(event, f.name)) for f in fields(event) if f.name in _PLACES)
    aim = getattr(event, "aim", None)
    if isinstance(aim, Aim) and aim.province:
        named += (aim.province,)
    known = tuple(p for p in named if p in names.world.provinces)
    if known:
        return known
    capitals = (names.world.states[s].capital for s in states_in(event)[:2] if s in names.world.states)
    return tuple(dict.fromkeys(c for c in capitals if c in names.world.provinces))
