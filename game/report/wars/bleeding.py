"""Wars of others: fed with wealth by those who stayed out, and baited by a forged provocation (articles 26, 28).

Mearsheimer 2001 calls the two bloodletting, and bait and bleed. What was done
in secret is opened once the game is over; before that only what came to light.
"""

from collections.abc import Iterable, Mapping

from game.report.records.others_wars import BaitedWar, Subsidy
from game.report.source import Source
from game.report.telling.years import span_text
from game.world.conflicts import War
from game.world.covert import CovertAct
from game.world.events import CovertActDone, CovertActExposed, Event, GiftSent
from game.world.worlds import Phase, World

__all__ = ["baited_wars", "feeds", "is_baited", "subsidies"]


def feeds(event: Event, wars: Mapping[str, War]) -> bool:
    """Whether an event is wealth given to a belligerent by a state that was then no belligerent of that war."""
    match event:
        case GiftSent():
            giver = event.giver
        case CovertActDone() if event.act is CovertAct.SUBSIDISE and event.succeeded:
            giver = event.author
        case _:
            return False
    war = wars.get(event.war or "")
    return war is not None and not any(
        b.state == giver and b.joined <= event.turn and (b.left is None or b.left >= event.turn)
        for b in war.belligerents
    )


def subsidies(source: Source) -> tuple[Subsidy, ...]:
    """Who fed which side of whose war with how much (hundredths), the largest sum of each war first."""
    over, exposed = source.last.phase is Phase.OVER, list(_exposed(source.events))
    groups: dict[tuple[str, str, str, str, bool], list[GiftSent | CovertActDone]] = {}
    known: dict[tuple[str, str, str, str, bool], bool] = {}
    for event in source.events:
        if not isinstance(event, GiftSent | CovertActDone) or not feeds(event, source.wars):
            continue
        is_secret = isinstance(event, CovertActDone)
        is_known = not is_secret or any(
            (e.author, e.target) == _parties(event) and e.turn >= event.turn for e in exposed
        )
        if over or is_known:
            key = (event.war or "", *_parties(event), event.side or "", is_secret)
            groups.setdefault(key, []).append(event)
            known[key] = known.get(key, False) or is_known
    rows = [_subsidy(key, given, known[key], source) for key, given in groups.items()]
    return tuple(sorted(rows, key=lambda r: (source.wars[r.war].began, r.war, -r.amount, r.donor, r.to, r.secret)))


def _exposed(events: Iterable[Event]) -> Iterable[CovertActExposed]:
    return (e for e in events if isinstance(e, CovertActExposed) and e.act is CovertAct.SUBSIDISE)


def _parties(event: GiftSent | CovertActDone) -> tuple[str, str]:
    return (event.giver, event.to) if isinstance(event, GiftSent) else (event.author, event.target)


def _subsidy(
    key: tuple[str, str, str, str, bool], given: list[GiftSent | CovertActDone], known: bool, source: Source
) -> Subsidy:
    war, donor, to, side, secret = key
    return Subsidy(
        war=war,
        war_name=source.names.war(war),
        dates=span_text(source.system, given[0].turn, given[-1].turn),
        donor=donor,
        to=to,
        side=side,
        times=len(given),
        amount=sum(e.amount for e in given),
        secret=secret,
        exposed=secret and known,
        events=tuple(e.id for e in given),
    )


def is_baited(war: War, world: World) -> bool:
    """Whether a war is known to have been baited: all are, once the game is over."""
    return war.baited_by is not None and (war.bait_known or world.phase is Phase.OVER)


def baited_wars(source: Source) -> tuple[BaitedWar, ...]:
    """The wars that a forged provocation preceded, in the order in which they began."""
    found = sorted((w for w in source.wars.values() if is_baited(w, source.last)), key=lambda w: (w.began, w.id))
    return tuple(
        BaitedWar(
            war=w.id,
            war_name=source.names.war(w.id),
            dates=span_text(source.system, w.began, w.ended if w.ended is not None else source.last.turn),
            by=w.baited_by or "",
            attacker=w.attacker,
            defender=w.defender,
            lost=sum(b.lost for b in w.belligerents),
            known=w.bait_known,
        )
        for w in found
    )
