"""Good offices: mediation by a trusted outsider, and the release of a tired ally (rules.md §4; articles 31, 32)."""

import numpy as np

from game.doctrines.mind import Mind, option, worth
from game.doctrines.peace import candidates, terms_worth, war_terms
from game.measures.law import active_wars, at_war, members_of, side_of, wars_of
from game.perception.reckoning import Terms
from game.perception.tastes import own_trust
from game.rules.terms import leader_of
from game.world.conflicts import Settlement, Side, War
from game.world.reasons import Motive, Option
from game.world.sheets import Mediate, ReleaseAlly

__all__ = ["mediate", "release_the_tired"]

_LOOK = 80
"""Turns in a thousand at which a state looks to a war that has lasted."""
_LASTED = 2
"""Turns a war must have lasted."""
_TRUSTED = 500
"""Trust that both leaders must have in a mediator, in thousandths (article 31)."""
_RESTORED, _NAME, _ENDED = 0.5, 0.01, 0.02
"""Trade with the belligerents that peace gives back; a mediator's name; the worth of peace to the faithful."""
_BLEEDING = 0.5
"""Share of the fear of the two that their war lifts while it lasts, to those who weigh relative gains."""
_TIRED = 70
_MARGIN = 0.02
"""Both leaders must be thought to gain so much by the terms, in turns of their income."""


def mediate(mind: Mind) -> None:
    """Put terms to both leaders of a war that costs this seat more than its end would."""
    if mind.is_player:
        return
    for war in active_wars(mind.world):
        if war.civil or mind.world.turn - war.began < _LASTED or side_of(war, mind.seat) is not None:
            continue
        if not mind.chance(_LOOK, "mediate", war.id):
            continue
        leaders = _leaders_who_trust(mind, war)
        if leaders is None:
            continue
        terms = _own_gain(mind, *leaders)
        if worth(terms) <= 0:
            continue
        offer = _fair_terms(mind, war, *leaders)
        if offer is None:
            continue
        mind.write(Mediate(war.id, offer, Motive.MEDIATION))
        course = option(f"mediate between {leaders[0]} and {leaders[1]}", terms)
        mind.keep(
            "mediation", (war.id, *leaders), (Option("keep out of it", 0), course), course.label, Motive.MEDIATION
        )
        return


def _leaders_who_trust(mind: Mind, war: War) -> tuple[str, str] | None:
    """The leaders of both sides, if both would listen to this seat."""
    first, second = (leader_of(mind.world, war, side) for side in (Side.ATTACK, Side.DEFENCE))
    if first is None or second is None or not {first, second} <= set(mind.survey.index):
        return None
    if any(at_war(mind.world, mind.seat, one) for one in (first, second)):
        return None
    heard = all(mind.world.trust[one][mind.seat].permille >= _TRUSTED for one in (first, second))
    return (first, second) if heard else None


def _own_gain(mind: Mind, first: str, second: str) -> Terms:
    """What an end of the war is worth to an outsider."""
    s, r, t = mind.survey, mind.reckoning, mind.temper
    me, a, b = mind.row, s.of(first), s.of(second)
    fear = float(r.risk_from[me, a] + r.risk_from[me, b])
    liked = max(0.0, float(own_trust(s, me, a, t) + own_trust(s, me, b, t)) - 1.0)
    return {
        "trade_restored": np.asarray(_RESTORED * t.trade * float(s.trade[me, a] + s.trade[me, b])),
        "war_ended": np.asarray((_ENDED * t.faith + t.norm) * mind.income),
        "good_offices": np.asarray(_NAME * mind.income),
        "friendship": np.asarray(0.05 * mind.income * liked),
        "rivals_at_odds": np.asarray(-_BLEEDING * t.relative * fear),
    }


def _fair_terms(mind: Mind, war: War, first: str, second: str) -> Settlement | None:
    """The terms that leave the worse-off of the two best off beside fighting on, as this seat reckons, if any do."""
    bars = {one: worth(war_terms(mind, war, one)) for one in (first, second)}
    best: tuple[float, int, Settlement] | None = None
    for n, terms in enumerate(candidates(mind, war)):
        gain = min((worth(terms_worth(mind, one, terms, war)) - bar) / _income(mind, one) for one, bar in bars.items())
        if gain > _MARGIN and (best is None or gain > best[0]):
            best = (gain, n, terms)
    return None if best is None else best[2]


def _income(mind: Mind, state: str) -> float:
    return float(mind.survey.income[mind.survey.of(state)])


def release_the_tired(mind: Mind) -> None:
    """As leader of a side, let an ally go whose people have had enough: better a friend at peace than a word broken."""
    for war in wars_of(mind.world, mind.seat):
        side = side_of(war, mind.seat)
        if side is None or leader_of(mind.world, war, side) != mind.seat:
            continue
        for b in war.belligerents:
            tired = b.left is None and b.side is side and b.state != mind.seat and not b.released
            if not tired or mind.world.states[b.state].weariness < _TIRED or not mind.chance(150, "release", b.state):
                continue
            terms = _without(mind, war, b.state)
            if worth(terms) > 0 and len(members_of(war, side)) > 1:
                mind.write(ReleaseAlly(war.id, b.state, Motive.EXHAUSTION))
                course = option(f"release {b.state}", terms)
                shown = (Option("hold it to its word", 0), course)
                mind.keep("release", (war.id, b.state), shown, course.label, Motive.EXHAUSTION)


def _without(mind: Mind, war: War, ally: str) -> Terms:
    """What letting an ally go costs and saves: its help that is left, against its friendship after the war."""
    s, r = mind.survey, mind.reckoning
    me, k = mind.row, s.of(ally)
    foe = war.defender if side_of(war, mind.seat) is Side.ATTACK else war.attacker
    left = float(r.aid[k, me, s.of(foe)]) / max(0.1, float(s.strength[me])) if foe in s.index else 0.0
    return {
        "friendship": np.asarray(0.1 * mind.income * float(own_trust(s, me, k, mind.temper))),
        "help_relied_on": np.asarray(-0.2 * mind.income * left),
    }
