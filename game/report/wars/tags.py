"""The field's words for what happened, each given only where the events that define it are there.

A tag is a claim; its events are the evidence. What no event shows (a security
dilemma in the minds, say) is not tagged, however likely it looks.
A clientage laid down in a peace is conquest and not bandwagoning.
"""

from collections.abc import Iterable

from game.report.records.chapters import Tag
from game.report.telling.naming import Names
from game.report.telling.sentences import headline
from game.report.telling.years import year_text
from game.report.wars.bleeding import feeds, is_baited
from game.world.conflicts import JoinReason, WarCause
from game.world.events import (
    CallAnswered,
    CallMade,
    CrisisLapsed,
    DemandAnswered,
    Event,
    GameEnded,
    MotionDecided,
    PeaceMade,
    PledgeGiven,
    PowerEntered,
    QuotaShort,
    RevoltBroke,
    StateWithdrew,
    TreatySigned,
    WarBegan,
    WarDeterred,
    WarEnded,
    WarJoined,
)
from game.world.reasons import Motive
from game.world.sheets import DemandReply
from game.world.treaties import TreatyKind
from game.world.worlds import Phase

__all__ = ["tags_of"]

_BY_REASON = {
    JoinReason.CHAIN_GANG: "chain_gang",
    JoinReason.PACT: "collective_security",
    JoinReason.SPOILS: "bandwagoning_offensive",
}
_BY_STAYING = {
    Motive.BUCK_PASSING: "buck_passing",
    Motive.DISTANCE: "loss_of_strength",
}


def tags_of(events: Iterable[Event], names: Names) -> tuple[Tag, ...]:
    """The concepts these events earn, in the order in which they first appear."""
    told = tuple(events)
    found: dict[str, list[Event]] = {}
    for event in told:
        for tag in (*_of_war(event), *_of_word(event), *_of_crisis(event), *_of_system(event)):
            found.setdefault(tag, []).append(event)
    for tag, event in (*_across(told), *_of_own_will(told), *_of_others_wars(told, names)):
        found.setdefault(tag, []).append(event)
    return tuple(_tag(id, earned, names) for id, earned in found.items())


def _of_war(event: Event) -> Iterable[str]:
    match event:
        case WarBegan():
            if event.motive is Motive.PREVENTION:
                yield "preventive_war"
            if event.cause is WarCause.SURPRISE:
                yield "surprise"
            if event.cause is WarCause.CLIENT_REVOLT:
                yield "clients_revolt"
            if event.cause is WarCause.CIVIL:
                yield "civil_war"
        case WarJoined() if event.reason in _BY_REASON:
            yield _BY_REASON[event.reason]
        case StateWithdrew() if event.breach:
            yield "separate_peace"


def _of_word(event: Event) -> Iterable[str]:
    match event:
        case CallMade():
            yield "casus_foederis"
        case CallAnswered() if not event.honoured:
            if event.motive in _BY_STAYING:
                yield _BY_STAYING[event.motive]
            if event.had_pledged:
                yield "credibility"
        case PledgeGiven() if not event.stands and event.motive in _BY_STAYING:
            yield _BY_STAYING[event.motive]
        case QuotaShort():
            yield "free_riding"


def _of_crisis(event: Event) -> Iterable[str]:
    match event:
        case WarDeterred():
            yield "deterrence"
        case DemandAnswered() if event.reply is DemandReply.CONCEDE:
            yield "concession"


def _of_system(event: Event) -> Iterable[str]:
    match event:
        case MotionDecided() if event.vetoed_by:
            yield "veto"
        case RevoltBroke() if event.freed:
            yield "overstretch"
        case PowerEntered():
            yield "open_system"
        case GameEnded() if event.hegemon:
            yield "hegemony"


def _across(events: tuple[Event, ...]) -> Iterable[tuple[str, Event]]:
    """Concepts that need two events: what one is depends on whether another went before it."""
    stood = {(e.crisis, e.friend) for e in events if isinstance(e, PledgeGiven) and e.stands}
    deterred = {e.crisis for e in events if isinstance(e, WarDeterred)}
    for event in events:
        if isinstance(event, WarBegan) and (event.crisis, event.defender) in stood:
            yield "deterrence_failed", event
        if isinstance(event, CrisisLapsed) and event.crisis not in deterred:
            yield "bluff", event


def _of_own_will(events: tuple[Event, ...]) -> Iterable[tuple[str, Event]]:
    """Wars entered uncalled, patrons taken that no peace imposed."""
    called = {(e.war, e.to) for e in events if isinstance(e, CallMade)}
    peaces = {e.id for e in events if isinstance(e, WarEnded | PeaceMade)}
    for event in events:
        match event:
            case WarJoined() if event.reason is JoinReason.BALANCING and (event.war, event.state) not in called:
                yield "balancing", event
            case TreatySigned() if event.treaty_kind is TreatyKind.CLIENTAGE and event.because not in peaces:
                yield "bandwagoning_defensive", event


def _of_others_wars(events: tuple[Event, ...], names: Names) -> Iterable[tuple[str, Event]]:
    """Wars of others fed or baited; what was done in secret is told once the game is over or it came to light."""
    over = names.world.phase is Phase.OVER
    for event in events:
        if feeds(event, names.wars) and (over or event.audience is None):
            yield "bloodletting", event
        if isinstance(event, WarBegan) and event.war in names.wars and is_baited(names.wars[event.war], names.world):
            yield "bait_and_bleed", event


def _tag(id: str, events: list[Event], names: Names) -> Tag:
    wording = names.words.tag[id]
    return Tag(
        id=id,
        name=wording.name,
        means=wording.means,
        source=wording.source,
        events=tuple(e.id for e in events),
        evidence=tuple(dict.fromkeys(f"{year_text(names.world.system, e.turn)}: {headline(e, names)}" for e in events)),
    )
