"""Demands, attacks and the entering of others' wars (model.md a2.6, a3)."""

from collections.abc import Sequence

import numpy as np

from game.doctrines.company import attacks_now, own_attack_terms
from game.doctrines.consultation import concert_terms
from game.doctrines.expected import expected_attack
from game.doctrines.mind import Mind, Strategy, option, struck, worth
from game.doctrines.motives import attack_motive, help_motive
from game.doctrines.thumb import bars_attack, bars_entry
from game.measures.distance import neighbours, other_end
from game.measures.law import forbids_attack, mandate_of, patron_of, wars_of
from game.measures.system import fronts
from game.perception import weights as w
from game.perception.bonds import patron_terms
from game.perception.demands import announced, concession_chance, worth_of_aim
from game.perception.reckoning import Terms, help_terms, inferred_greed
from game.perception.survey import contest
from game.perception.temper import PUBLIC, Temper
from game.world.conflicts import Aim, AimKind, Crisis, Side, Stage, War
from game.world.constants import WEALTH
from game.world.lands import LinkKind
from game.world.reasons import Motive, Option
from game.world.sheets import Attack, JoinWar, MakeDemand

__all__ = ["aim_for", "answer_refusals", "enter_wars", "make_demands"]

_LAPSE = -0.03
"""What letting a refused demand lapse costs, in turns of income (rules: LAPSE_COST_PERMILLE)."""
_TRIBUTE = 0.12
"""What is asked for where land is not, in turns of the target's income."""
_MOST = 0.25
"""And no more than this share of a turn of the demander's own."""
_PROBE = 0.04
"""What it is worth to learn who would stand by a target, in turns of income at full appetite."""
_ILL_WILL = -0.02
"""What the ill will of a demand costs whatever comes of it, in turns of income."""
_GO_ON = 0.06
"""An attack must promise this share of a turn's income."""
_DIVIDED, _REBEL_SHARE = 0.5, 0.2
"""Share of the fear of a rival that its division lifts; share of spoils that rebels leave to a helper."""
_INITIATIVE = 350


def aim_for(mind: Mind, target: str) -> Aim | None:
    """What to demand of a target: a claimed or rich border province; of a last province, clientage (decisions 15)."""
    world = mind.world
    owned = [p for p in world.provinces.values() if p.owner == target]
    submission = Aim(AimKind.CLIENTAGE) if patron_of(world, mind.seat) is None else None
    if len(owned) <= 1:
        return submission
    doors = [world.provinces[p] for p in mind.bench.table(_doors).get((mind.seat, target), ())]
    open_doors = [p for p in doors if p.owner == target and p.id != world.states[target].capital]
    if not open_doors:
        return submission if doors else None
    best = max(open_doors, key=lambda p: (p.id in mind.state.claims, p.output, p.id))
    return Aim(AimKind.PROVINCE, province=best.id)


def _doors(minds: Sequence[Mind]) -> dict[tuple[str, str], list[str]]:
    """Provinces by which each state could enter each other's land in one step, as `fronts` gives them one by one."""
    world = minds[0].world
    found: dict[tuple[str, str], list[str]] = {}
    for place in world.provinces.values():
        links = ((link, world.provinces[other_end(link, place.id)]) for link in neighbours(world, place.id))
        for near in {near.holder for link, near in links if link.kind is not LinkKind.SEA or near.port}:
            found.setdefault((near, place.holder), []).append(place.id)
    return found


def make_demands(mind: Mind) -> None:
    """Open a crisis with the best target, if it is good enough; a client may demand its freedom at any time.

    The ministry drafts none: whether to threaten war is its player's to say.
    """
    if mind.is_player:
        return
    if _demand_freedom(mind):
        return
    if mind.world.turn <= mind.world.system.calm_turns or not mind.chance(_INITIATIVE, "initiative"):
        return
    if any(c.demander == mind.seat for c in mind.world.crises.values()):
        return
    war = attacks_now(mind)
    options = [
        _weigh_target(mind, target, {name: part[n] for name, part in war.items()})
        for n, target in enumerate(mind.survey.names)
        if _is_target(mind, target)
    ]
    if not options:
        return
    rest = Option("no demand", 0)
    ranked = sorted(options, key=lambda one: (one[0].milli, one[1]), reverse=True)
    floor = mind.wobble(0.02 * mind.income, "demand", ranked[0][1])
    free = [one for one in ranked if not one[0].struck]
    shown = (rest, *dict.fromkeys(o for o, *_ in [*ranked[:3], *free[:1]]))
    if free and free[0][0].milli > floor * 1000:
        course, target, aim, motive = free[0]
        mind.write(MakeDemand(target, aim, motive))
        known = _expected_demand(mind, target, aim)
        mind.keep(
            "demand", (target,), shown, course.label, motive, threshold=floor, own=course.milli / 1000, expected=known
        )
    elif ranked[0][0].struck and ranked[0][0].milli > floor * 1000:
        mind.keep("demand", (ranked[0][1],), shown, rest.label, Motive.DUTY, threshold=floor, public=False)


def _is_target(mind: Mind, target: str) -> bool:
    world, s = mind.world, mind.survey
    if target == mind.seat or s.contact[mind.row, s.of(target)] <= 0:
        return False
    if patron_of(world, mind.seat) == target or forbids_attack(world, mind.seat, target) is not None:
        return False
    return not any(c.target == target for c in world.crises.values())


def _weigh_target(mind: Mind, target: str, war: Terms) -> tuple[Option, str, Aim, Motive]:
    """What the best demand on one target is worth: the thing if it gives way, else war or the loss of face.

    So a bluff is worth trying where the target is thought likely to yield, small
    things are asked for more often than great ones, and crises are many and wars few.
    """
    theirs = float(mind.survey.income[mind.survey.of(target)])
    aims = [Aim(AimKind.TRIBUTE, amount=round(WEALTH * min(_TRIBUTE * theirs, _MOST * mind.income)))]
    greater = aim_for(mind, target)
    if greater is not None:
        aims.append(greater)
    weighed = [(_demand_option(mind, target, aim, war), aim) for aim in aims]
    best, aim = max(weighed, key=lambda one: (one[0].milli, one[1].kind))
    motive = attack_motive(war) if aim.kind is not AimKind.TRIBUTE else Motive.GAIN
    return best, target, aim, motive


def _demand_option(mind: Mind, target: str, aim: Aim, war: Terms) -> Option:
    """One demand weighed, by the chance that it is conceded (perception.demands)."""
    terms = _demand_terms(mind, target, aim, war, mind.temper, mind.greed)
    return struck(option(f"demand of {target}", terms), bars_attack(mind, target))


def _demand_terms(mind: Mind, target: str, aim: Aim, war: Terms, t: Temper, greed: float) -> Terms:
    """The thing if the target gives way, else war or the loss of face, whichever is worth more."""
    r = mind.reckoning
    yields = concession_chance(r, mind.world, mind.seat, target, aim)
    firm = war if worth(war) > _LAPSE * mind.income else {"face_lost": np.asarray(_LAPSE * mind.income)}
    terms = {name: (1.0 - yields) * part for name, part in firm.items()}
    terms["conceded"] = np.asarray(yields * worth_of_aim(r, mind.world, target, aim, t, greed))
    terms["ill_will"] = np.asarray(_ILL_WILL * mind.income)
    terms["what_it_would_show"] = np.asarray(_PROBE * greed * mind.income * _plausible(mind, target))
    return terms


def _expected_demand(mind: Mind, target: str, aim: Aim) -> float:
    """What the demand was publicly worth to this seat."""
    row, greed = mind.survey.of(target), float(inferred_greed(mind.survey)[mind.row])
    war = {"war": np.asarray(mind.reckoning.worth_of_attack[mind.row, row])}
    return worth(_demand_terms(mind, target, aim, war, PUBLIC, greed))


def _plausible(mind: Mind, target: str) -> float:
    """How far a threat can be meant: whole from one chance in four of beating the target alone, else its part."""
    r, i = mind.reckoning, mind.survey.of(target)
    return min(1.0, 4.0 * float(contest(r.onset[mind.row, i], np.asarray(r.hold[i]))))


def _demand_freedom(mind: Mind) -> bool:
    """A client weighs its patron against standing free (model.md a2.2; decisions 25)."""
    patron = patron_of(mind.world, mind.seat)
    if patron is None or patron not in mind.survey.index or wars_of(mind.world, mind.seat):
        return False
    if any(mind.seat in (c.demander, c.target) for c in mind.world.crises.values()):
        return False
    terms = patron_terms(mind.reckoning, mind.row, mind.survey.of(patron), mind.temper)
    terms["fear_of_the_patron"] = np.asarray(_patrons_grip(mind, patron))
    stay = option("stay a client", terms)
    if worth(terms) > -0.01 * mind.income or not mind.chance(90, "freedom"):
        return False
    treaty = next(t for t in mind.world.treaties.values() if t.second == mind.seat and t.first == patron)
    mind.write(MakeDemand(patron, Aim(AimKind.FREEDOM, treaty=treaty.id), Motive.FREEDOM))
    mind.keep("demand", (patron,), (stay, Option("demand freedom", 0)), "demand freedom", Motive.FREEDOM)
    return True


def _patrons_grip(mind: Mind, patron: str) -> float:
    """What a patron close by could do to a client that rises, spread over the years: it keeps many clients quiet."""
    r, s = mind.reckoning, mind.survey
    j, i = s.of(patron), mind.row
    return 0.05 * float(r.fall[j, i]) * mind.income


def answer_refusals(mind: Mind) -> None:
    """Own demands refused last turn: attack, or let them lapse."""
    for crisis in sorted(mind.world.crises.values(), key=lambda c: c.id):
        if crisis.demander == mind.seat and crisis.stage is Stage.REFUSED and crisis.target in mind.survey.index:
            _attack_or_lapse(mind, crisis)


def _attack_or_lapse(mind: Mind, crisis: Crisis) -> None:
    met = announced(mind.reckoning, crisis)
    terms = own_attack_terms(mind, crisis.target, met)
    barred = bars_attack(mind, crisis.target) if crisis.aim.kind is not AimKind.FREEDOM else None
    attack = struck(option("attack", terms), barred)
    lapse = Option("let it lapse", round(-30 * mind.income))
    floor = _GO_ON * mind.income if crisis.aim.kind is not AimKind.FREEDOM else -0.3 * mind.income
    goes = worth(terms) > floor + mind.wobble(0.03 * mind.income, "attack", crisis.id)
    motive = crisis.motive if goes else _why_lapse(mind, crisis, met)
    if goes and barred is not None:
        goes, motive = False, Motive.DUTY
    goes = goes and forbids_attack(mind.world, mind.seat, crisis.target) is None
    if crisis.aim.kind is AimKind.FREEDOM:
        motive = Motive.FREEDOM if goes else motive
    if goes:
        mind.write(Attack(crisis.target, crisis.aim, crisis.id, motive))
    chosen = "attack" if goes else "let it lapse"
    about, known = (crisis.id, crisis.target), expected_attack(mind, crisis.target, met)
    mind.keep("crisis", about, (attack, lapse), chosen, motive, threshold=floor, own=worth(terms), expected=known)


def _why_lapse(mind: Mind, crisis: Crisis, met: float) -> Motive:
    """Deterred by those who stand by the target, or by its own strength and the price."""
    alone = own_attack_terms(mind, crisis.target, float(mind.reckoning.hold[mind.survey.of(crisis.target)]))
    return Motive.OVERMATCHED if worth(alone) > _GO_ON * mind.income and crisis.pledges else Motive.COST


def enter_wars(mind: Mind) -> None:
    """Others' wars: look up from one's own affairs now and then, and join for balance or for spoils."""
    if mind.is_player or any(isinstance(line, Attack) for line in mind.lines):
        return
    for war in sorted(mind.world.wars.values(), key=lambda one: one.id):
        if war.ended is not None or any(b.state == mind.seat for b in war.belligerents):
            continue
        if wars_of(mind.world, mind.seat) or not mind.chance(250, "look", war.id):
            continue
        if war.attacker in mind.survey.index and war.defender in mind.survey.index and _enter(mind, war):
            return


def _enter(mind: Mind, war: War) -> bool:
    """Weigh one war from both sides; True if it is entered."""
    s, r = mind.survey, mind.reckoning
    k, i, j = mind.row, s.of(war.defender), s.of(war.attacker)
    defend = help_terms(r, k, i, j, mind.temper, mind.misjudged(war.attacker))
    defend.update(concert_terms(mind, war.defender, war.attacker, war=war))
    share = _spoils_terms(mind, war)
    defend.update(_mandate_terms(mind, war, Side.DEFENCE))
    share.update(_mandate_terms(mind, war, Side.ATTACK))
    barred = bars_entry(mind, war)
    for_defence, for_spoils = (
        struck(option(label, terms), barred)
        for label, terms in (("join the defence", defend), (_attacking(war), share))
    )
    bar = 0.03 * mind.income + mind.wobble(0.04 * mind.income, "enter", war.id)
    may_defend = r.aid[k, i, j] > 0 and patron_of(mind.world, mind.seat) != war.attacker
    may_defend = may_defend and mind.strategy is not Strategy.BANDWAGON
    may_share = bool(fronts(mind.world, mind.seat, war.defender)) and _free_to_prey(mind, war)
    may_share = may_share and mind.strategy in (None, Strategy.BANDWAGON)
    best = None
    if may_defend and worth(defend) > bar:
        best = (for_defence, Side.DEFENCE, help_motive(defend))
    if may_share and worth(share) > max(bar, worth(defend)):
        divided = float(share.get("rival_divided", 0)) > float(share["prize"])
        best = (for_spoils, Side.ATTACK, Motive.RIVALRY if divided else Motive.SPOILS)
    shown = (Option("stay out", 0), for_defence, for_spoils)
    if best is None:
        mind.keep("join", (war.id,), shown, "stay out", Motive.COST, threshold=bar, public=False)
        return False
    if barred is not None:
        mind.keep("join", (war.id,), shown, "stay out", Motive.BUCK_PASSING, threshold=bar, public=False)
        return False
    mind.write(JoinWar(war.id, best[1], best[2]))
    mind.keep("join", (war.id,), shown, best[0].label, best[2], threshold=bar)
    return True


def _mandate_terms(mind: Mind, war: War, side: Side) -> Terms:
    """What following a council's word in a civil war is worth: the institution, as in a vote (article 13)."""
    mandate = mandate_of(mind.world, war, mind.seat, side) if war.mandates else None
    if mandate is None:
        return {}
    t, legitimacy = mind.temper, mind.world.pacts[mandate].legitimacy
    return {"the_institution": np.asarray((3 * t.norm + 0.15 * t.faith * legitimacy / 100) * mind.income)}


def _attacking(war: War) -> str:
    """What joining the attacker's side is called; in a civil war it is the rebels' (article 42)."""
    return "help the rebels" if war.civil else "join for spoils"


def _free_to_prey(mind: Mind, war: War) -> bool:
    """No word, patron or client stands between this seat and the victim."""
    s = mind.survey
    k, i = mind.row, s.of(war.defender)
    bound = s.allied[k, i] + s.truce[k, i] + s.no_attack[k, i] + s.client[k, i] + s.client[i, k]
    return bool(bound == 0) and forbids_attack(mind.world, mind.seat, war.defender) is None


def _spoils_terms(mind: Mind, war: War) -> Terms:
    """A share in a war already going well (Schweller 1994)."""
    s, r = mind.survey, mind.reckoning
    k, i, j = mind.row, s.of(war.defender), s.of(war.attacker)
    onset = r.onset[j, i] + r.onset[k, i]
    chance = float(contest(np.asarray(onset), r.defence[i, j] * np.exp(mind.misjudged(war.defender))))
    part = float(r.onset[k, i] / max(float(onset), 1e-6))
    prize = chance * part * float(s.stake_share[i] * s.income[i]) * mind.temper.horizon * mind.greed * 1.2
    divided: Terms = {}
    if war.civil:  # The rebels fight for the rule of the state: a helper's share is a rival divided.
        divided = {"rival_divided": np.asarray(_DIVIDED * chance * float(r.risk_from[k, i]) * mind.temper.horizon)}
        prize *= _REBEL_SHARE
    cost = (6 * w.LOSSES * float(s.strength[k]) * 0.6 + w.WAR_COST * mind.income) * (1.2 - chance)
    return {
        "prize": np.asarray(prize * mind.temper.spoils),
        "cost_of_fighting": np.asarray(-cost),
        "standing": np.asarray(-w.STANDING * mind.income),
        "institution_itself": np.asarray(-mind.temper.norm * mind.income * mind.temper.horizon),
        "feeds_a_rival": np.asarray(-0.3 * float(r.risk_from[k, j])),
        "trade_lost": np.asarray(-3.0 * mind.temper.trade * float(s.trade[k, i])),
        **divided,
    }
