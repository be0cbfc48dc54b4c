"""Guarantees of buffers: a promise to the small that stands between oneself and a danger (rules.md §6)."""

from game.doctrines.mind import Mind, option, worth
from game.measures.law import enemies, patron_of, treaties_between, wars_of
from game.perception.buffers import guarantee_terms, guaranteed_terms
from game.perception.temper import PUBLIC
from game.world.reasons import Motive, Option
from game.world.sheets import ProposeTreaty
from game.world.treaties import TreatyKind

__all__ = ["seek_buffer"]

_LOOK = 60
"""Turns in a thousand at which a state looks to the small ones round it."""
_FEAR = 0.01
"""A danger counts from this share of a turn's income on."""
_NEAR = 2
_WEAKER = 0.7
_MOST = 4
"""Buffers are near, have no more than this share of one's own strength, and are weighed so many at a time."""
_BOUND = frozenset({TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE, TreatyKind.OFFENCE})


def seek_buffer(mind: Mind) -> None:
    """Offer a guarantee to the buffer whose keeping is worth most, if it is worth its price and wanted."""
    r, s, me = mind.reckoning, mind.survey, mind.row
    if not mind.chance(_LOOK, "buffer") or wars_of(mind.world, mind.seat):
        return
    danger = int(r.risk_from[me].argmax())
    if float(r.risk_from[me, danger]) < _FEAR * mind.income:
        return
    weighed = {}
    for other in _buffers(mind, danger)[:_MOST]:
        n = s.of(other)
        if worth(guaranteed_terms(r, n, me, PUBLIC, danger)) > 0:
            weighed[other] = option(f"guarantee of {other}", guarantee_terms(r, me, n, mind.temper, danger))
    best = max(weighed, key=lambda other: (weighed[other].milli, other), default=None)
    if best is None or weighed[best].milli <= 0:
        return
    against = s.names[danger]
    mind.write(ProposeTreaty(TreatyKind.GUARANTEE, best, against=against, senior=True, motive=Motive.BALANCE))
    shown = (Option("no guarantee", 0), *sorted(weighed.values(), key=lambda o: (-o.milli, o.label)))
    mind.keep("treaty", (best, against), shown, weighed[best].label, Motive.BALANCE)


def _buffers(mind: Mind, danger: int) -> list[str]:
    """Weak neighbours of the danger near this seat whom no bond ties yet, the strongest first."""
    s, me = mind.survey, mind.row
    foes = enemies(mind.world, mind.seat)
    found = []
    for n, other in enumerate(s.names):
        small = n not in (me, danger) and s.strength[n] < _WEAKER * s.strength[me]
        between = s.contact[danger, n] > 0 and s.steps[me, n] <= _NEAR and not s.war[danger, n]
        if not (small and between) or other in foes or patron_of(mind.world, other) is not None:
            continue
        if not {t.kind for t in treaties_between(mind.world, mind.seat, other)} & _BOUND:
            found.append(other)
    return sorted(found, key=lambda other: (-float(s.strength[s.of(other)]), other))
