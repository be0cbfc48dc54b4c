"""The hidden hand as a choice: spies, bait, silver for the weaker side, agitators (rules.md §6; Mearsheimer 2001).

How often a state thinks of it, and how much it likes it, is `guile`; what an
act is worth follows from what it fears. Whoever has none bleeds a rival, if at
all, by a gift that all may see.
"""

import numpy as np

from game.doctrines.mind import Mind, option
from game.measures.law import at_war, members_of, wars_of
from game.measures.wealth import upkeep
from game.perception import weights as w
from game.perception.reckoning import Terms
from game.perception.tastes import own_trust
from game.rules.covert import LORE, chance_of
from game.world.conflicts import Side, War
from game.world.constants import WEALTH
from game.world.covert import CovertAct
from game.world.reasons import Motive, Option
from game.world.sheets import Covert, Gift, Line
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["work_unseen"]

Plan = tuple[Option, Line, Motive]

_LOOK = 180
"""Turns in a thousand at which a mind of full guile thinks of it."""
_OPENLY = 40
"""And at which one without thinks of a gift to those who fight its rival."""
_FEAR = 0.01
"""Only who is feared for this share of a turn's income is worked against."""
_FRIEND = 0.65
"""Nobody trusted as much as this."""
_MOST = 600
"""The most spent on one act (hundredths)."""
_BAITED, _BLED, _STIRRED, _KNOWN = 0.40, 0.25, 0.20, 0.5556
"""Share of the fear over one's horizon that an act, if it comes off, is thought to lift."""
_FOUND_OUT = 0.05
"""What being found out costs in standing, in turns of income, at full gravity."""
_PARTNERS = frozenset({TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE, TreatyKind.OFFENCE})


def work_unseen(mind: Mind) -> None:
    """Weigh the covert acts open to this seat, and do the best if it is worth its price."""
    guile = mind.temper.guile
    hidden = not mind.is_player and mind.chance(round(_LOOK * guile), "covert")
    if mind.is_player or not (hidden or mind.chance(_OPENLY, "aid")):
        return
    purse = min(_MOST, mind.state.treasury - upkeep(mind.world, mind.seat))
    if purse < 100:
        return
    feared = _feared(mind)
    if not feared:
        return
    plans = _plans(mind, feared, purse) if hidden else []
    plans += _gifts(mind, feared, purse)
    best = max(plans, key=lambda plan: (plan[0].milli, plan[0].label), default=None)
    if best is None or best[0].milli <= 0:
        return
    course, line, motive = best
    mind.write(line)
    shown = (Option("keep out of it", 0), *sorted((p[0] for p in plans), key=lambda o: (-o.milli, o.label))[:4])
    mind.keep("covert", _about(line), shown, course.label, motive, public=isinstance(line, Gift))


def _about(line: Line) -> tuple[str, ...]:
    if isinstance(line, Covert):
        return (line.target,) if line.other is None else (line.target, line.other)
    return (line.to,) if isinstance(line, Gift) else ()


def _feared(mind: Mind) -> list[str]:
    """Rivals by the fear of them, at most three; nobody who is a partner by treaty or trusted."""
    r, s, me = mind.reckoning, mind.survey, mind.row
    partners = {t.other(mind.seat) for t in mind.world.treaties.values() if _binds(t.kind) and mind.seat in t.parties}
    risk = r.risk_from[me]
    order = np.argsort(-risk, kind="stable")[:5]
    return [
        s.names[n]
        for n in order
        if risk[n] > _FEAR * mind.income
        and s.names[n] not in partners
        and float(own_trust(s, me, int(n), mind.temper)) < _FRIEND
    ][:3]


def _binds(kind: TreatyKind) -> bool:
    return kind in _PARTNERS


def _plans(mind: Mind, feared: list[str], purse: int) -> list[Plan]:
    """The covert acts that have something to work on."""
    plans = [
        _plan(mind, CovertAct.SPY, feared[0], None, purse, Motive.INTELLIGENCE, "knowledge", _KNOWN * w.ERROR_BAND)
    ]
    for n, one in enumerate(feared):
        for other in feared[n + 1 :]:
            if _could_quarrel(mind, one, other):
                plans.append(_plan(mind, CovertAct.BAIT, one, other, purse, Motive.BAIT, "rivals_at_odds", _BAITED))
        weak = _restless(mind.world, one)
        if weak > 0:
            plans.append(
                _plan(mind, CovertAct.INCITE, one, None, purse, Motive.RIVALRY, "unrest_sown", _STIRRED * weak)
            )
    for rival, weaker, _ in _bleeding(mind, feared):
        if weaker != rival:
            plans.append(_plan(mind, CovertAct.SUBSIDISE, weaker, rival, purse, Motive.BLEED, "rival_worn_down", _BLED))
    return plans


def _plan(
    mind: Mind, act: CovertAct, target: str, other: str | None, purse: int, motive: Motive, gain: str, share: float
) -> Plan:
    """One act at the price that fits the purse, weighed."""
    lore, guile = LORE[act], mind.temper.guile
    spend = max(lore.least, min(purse, 2 * lore.least))
    comes_off = chance_of(act, spend) / 1000
    caught = lore.exposure * (2.0 - comes_off) / 1000
    lifted = guile * share * comes_off * _fear_over_time(mind, other if act is CovertAct.SUBSIDISE else target, other)
    terms: Terms = {
        gain: np.asarray(lifted),
        "cost_of_the_act": np.asarray(-spend / WEALTH if spend <= purse else -1e6),
        "risk_of_exposure": np.asarray(-caught * lore.gravity / 1000 * (1.5 - guile) * _FOUND_OUT * mind.income),
    }
    named = f"{act.value} {target}" if other is None else f"{act.value} {target} and {other}"
    against = None if act is CovertAct.SUBSIDISE else other
    return option(named, terms), Covert(act, target, against, spend, motive), motive


def _fear_over_time(mind: Mind, one: str | None, other: str | None) -> float:
    """Expected loss from a rival, or the less feared of two, over this mind's horizon."""
    r, s = mind.reckoning, mind.survey
    risks = [float(r.risk_from[mind.row, s.of(name)]) for name in (one, other) if name is not None and name in s.index]
    return min(risks) * mind.temper.horizon if risks else 0.0


def _could_quarrel(mind: Mind, one: str, other: str) -> bool:
    """Whether two touch each other, are bound by nothing and not at war yet."""
    s = mind.survey
    a, b = s.of(one), s.of(other)
    return s.contact[a, b] + s.contact[b, a] > 0 and not (
        s.war[a, b] or s.allied[a, b] or s.client[a, b] or s.client[b, a]
    )


def _restless(world: World, state: str) -> float:
    """How much of a state's worst province is not its own, 0 to 1."""
    found = [(p.unrest + 100 - p.integration) / 100 for p in world.provinces.values() if p.owner == state]
    return min(1.0, max(found, default=0.0))


def _bleeding(mind: Mind, feared: list[str]) -> list[tuple[str, str, War]]:
    """Wars of others in which a feared state is the stronger side: the rival, the weaker side's leader, the war."""
    found = []
    for rival in feared:
        for war in wars_of(mind.world, rival):
            mine = Side.ATTACK if rival == war.attacker else Side.DEFENCE
            foe = war.defender if rival == war.attacker else war.attacker
            if rival not in (war.attacker, war.defender) or foe == mind.seat or foe not in mind.survey.index:
                continue
            if mind.seat in members_of(war, mine) or at_war(mind.world, mind.seat, foe):
                continue
            found.append((rival, foe, war))
    return found


def _gifts(mind: Mind, feared: list[str], purse: int) -> list[Plan]:
    """Open help for those who fight a feared state: dearer in the rival's anger, and thanked for by all."""
    s, r = mind.survey, mind.reckoning
    amount = min(purse // 2, round(0.05 * mind.income * WEALTH))
    if amount < 100:
        return []
    plans: list[Plan] = []
    for rival, weaker, _ in _bleeding(mind, feared):
        j, k = s.of(rival), s.of(weaker)
        stronger = float(r.onset[j, k]) > float(r.defence[k, j]) * 0.8
        if not stronger:
            continue
        lifted = 0.5 * _BLED * _fear_over_time(mind, rival, None)
        terms: Terms = {
            "rival_worn_down": np.asarray(lifted),
            "friendship": np.asarray(0.02 * mind.income * float(own_trust(s, mind.row, k, mind.temper))),
            "cost_of_the_act": np.asarray(-amount / WEALTH),
            "anger_of_the_foe": np.asarray(-0.25 * float(r.risk_from[mind.row, j])),
        }
        plans.append((option(f"aid {weaker} against {rival}", terms), Gift(weaker, amount, Motive.BLEED), Motive.BLEED))
    return plans
