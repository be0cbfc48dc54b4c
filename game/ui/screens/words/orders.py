"""Orders in words: an icon and a sentence with the names in bold, then what it costs and what it does, in numbers.

The second line says what a screen can know before the deed: the price, and the forecast at public parameters.
"""

from game.measures.distance import path
from game.perception.forecast import would_join
from game.perception.offers import their_verdict
from game.report.telling.naming import Names, listing
from game.rules.covert import odds_of
from game.rules.means import emulation_cost
from game.ui.desk import Desk, cost_of
from game.ui.screens.words.follows import demanded, foreseen
from game.ui.screens.words.papers import brigades, foe_of, money, percent
from game.ui.screens.words.signing import would_come
from game.world import sheets as s
from game.world.conflicts import Aim, Settlement, Side
from game.world.constants import BRIGADE_UPKEEP, FORT_PERMILLE, TENTHS
from game.world.covert import CovertAct
from game.world.sheets import Line
from game.world.treaties import TreatyKind

__all__ = ["effect", "icon_of", "sentence"]

_ICONS = {
    "levy": "silver",
    "recruit": "attack",
    "disband": "back",
    "conscript": "who_comes",
    "emulate": "codex",
    "fortify": "fort",
    "march": "next",
    "propose_treaty": "trust",
    "denounce": "strike",
    "found_pact": "pact",
    "apply_to_pact": "pact",
    "withdraw": "pact",
    "put_motion": "clause",
    "make_demand": "demand",
    "attack": "attack",
    "join_war": "attack",
    "offer_peace": "flag",
    "gift": "silver",
    "covert": "clause",
    "mediate": "flag",
    "release_ally": "flag",
}


def icon_of(line: Line) -> str:
    """The icon before an order."""
    if isinstance(line, s.Covert):
        return "spy" if line.act is CovertAct.SPY else "lock"
    if isinstance(line, s.ProposeTreaty):
        return {TreatyKind.CLIENTAGE: "patron", TreatyKind.GUARANTEE: "clause"}.get(line.treaty, "trust")
    return _ICONS.get(line.kind, "clause")


def sentence(names: Names, line: Line) -> str:
    """An order as one sentence, names in bold."""
    said = _money_sentence(names, line) or _force_sentence(names, line) or _word_sentence(names, line)
    return said or line.kind.replace("_", " ")


def _money_sentence(names: Names, line: Line) -> str:
    match line:
        case s.Levy():
            return f"Levy **{line.permille / 10:.0f} %** of income"
        case s.Gift():
            return f"Send **{names.state(line.to)}** {money(line.amount)} in silver"
        case s.Emulate():
            return "Drill the army in the **best practice** known"
        case s.Conscript():
            return f"Set conscription to **{line.level}** of 3"
    return ""


def _force_sentence(names: Names, line: Line) -> str:
    match line:
        case s.Recruit():
            return f"Raise {_brigades(line.tenths)} in **{names.province(line.province)}**"
        case s.Disband():
            return f"Send home {_brigades(line.tenths)} at **{names.province(line.province)}**"
        case s.Fortify():
            place = names.world.provinces.get(line.province)
            return f"Fortify **{names.province(line.province)}** to level {min(place.fort + 1, 3) if place else 1}"
        case s.March():
            return (
                f"March {_brigades(line.tenths)} from {names.province(line.origin)} to "
                f"**{names.province(line.destination)}**"
            )
    return ""


def _brigades(tenths: int) -> str:
    return f"{brigades(tenths)} {'brigade' if tenths == TENTHS else 'brigades'}"


def _word_sentence(names: Names, line: Line) -> str:
    match line:
        case s.ProposeTreaty():
            return _treaty_sentence(names, line)
        case s.Denounce():
            treaty = names.world.treaties.get(line.treaty)
            kind = names.words.treaty[treaty.kind] if treaty else "treaty"
            others = list(treaty.parties) if treaty else []
            return f"Denounce the {kind} of **{names.states(others)}**"
        case s.MakeDemand():
            return f"Demand {_aim(names, line.aim)} of **{names.state(line.target)}**"
        case s.Attack():
            return f"Declare war on **{names.state(line.target)}** for {_aim(names, line.aim)}"
        case s.JoinWar():
            return f"Enter **{names.war(line.war)}** beside {names.words.side[line.side]}"
        case s.OfferPeace():
            apart = "a separate peace" if line.separate else "peace"
            return f"Offer **{names.state(line.to)}** {apart}: {_terms(names, line.terms)}"
        case s.Mediate():
            return f"Mediate in **{names.war(line.war)}**: {_terms(names, line.terms)}"
        case s.ReleaseAlly():
            return f"Release **{names.state(line.state)}** from {names.war(line.war)}"
    return _covert_sentence(names, line) or _pact_sentence(names, line)


def _covert_sentence(names: Names, line: Line) -> str:
    if not isinstance(line, s.Covert):
        return ""
    target, other = f"**{names.state(line.target)}**", names.state(line.other)
    match line.act:
        case CovertAct.SPY:
            return f"Send spies to {target}"
        case CovertAct.INCITE:
            return f"Stir up unrest in {target}"
        case CovertAct.BAIT:
            return f"Set {target} and **{other}** at odds in secret"
        case CovertAct.SUBSIDISE:
            return f"Pay {target} {money(line.spend)} in secret"


def _pact_sentence(names: Names, line: Line) -> str:
    match line:
        case s.FoundPact():
            shown = line.invited if len(line.invited) <= 4 else line.invited[:3]
            more = [f"{len(line.invited) - len(shown)} more"] if len(line.invited) > len(shown) else []
            return f"Found a pact, **{line.charter.name}**, with {listing([*map(names.state, shown), *more])}"
        case s.ApplyToPact():
            return f"Apply to join the **{names.pact(line.pact)}**"
        case s.Withdraw():
            return f"Leave the **{names.pact(line.pact)}**"
        case s.PutMotion():
            motion = names.words.motion[line.motion].format(about=f"**{names.state(line.about)}**")
            return f"Move in the {names.pact(line.pact)} {motion}"
    return ""


def _aim(names: Names, aim: Aim) -> str:
    return names.aim(aim)


def _terms(names: Names, terms: Settlement) -> str:
    return names.terms(terms)


def _treaty_sentence(names: Names, line: s.ProposeTreaty) -> str:
    to = f"**{names.state(line.to)}**" + (" (in secret)" if line.secret else "")
    against = f" against {names.state(line.against)}" if line.against else ""
    match line.treaty:
        case TreatyKind.CLIENTAGE:
            return f"Ask {to} to become our client" if line.senior else f"Ask {to} to take us under its wing"
        case TreatyKind.GUARANTEE:
            return f"Guarantee {to}{against}" if line.senior else f"Ask {to} for a guarantee{against}"
        case TreatyKind.DEFENCE:
            return f"Propose {'consultation' if line.consultative else 'defence'} to {to}{against}"
        case TreatyKind.OFFENCE:
            return f"Propose to {to} to attack {names.state(line.against)} together"
        case TreatyKind.ARMS_LIMIT:
            watched = "under inspection" if line.inspected else "on trust"
            theirs, ours = _brigades(line.their_ceiling_tenths), _brigades(line.ceiling_tenths)
            return f"Propose an arms limit to {to}: {theirs} for them and {ours} for us, {watched}"
    return f"Propose a {names.words.treaty[line.treaty]} to {to}"


def effect(desk: Desk, names: Names, line: Line) -> str:
    """The second line: what an order costs, and what it does."""
    cost = cost_of(desk.world, desk.seat, line)
    what = _effect(desk, names, line)
    return " · ".join(part for part in (f"−{money(cost)}" if cost else "", what) if part)


def _effect(desk: Desk, names: Names, line: Line) -> str:
    match line:
        case s.Recruit():
            return "ready next turn"
        case s.Disband():
            return f"saves {money(line.tenths * BRIGADE_UPKEEP // TENTHS)} a turn"
        case s.Levy():
            return f"brings {money(desk.purse().income)} a turn"
        case s.Fortify():
            place = desk.world.provinces.get(line.province)
            level = min(place.fort + 1, 3) if place else 1
            return f"defender × {1 + level * FORT_PERMILLE / 1000:.2f} there"
        case s.Conscript():
            return f"men × {(4 + line.level) / 4:.2f}, stability falls with each step"
        case s.Emulate():
            return "quality rises towards the best" if emulation_cost(desk.world, desk.seat) else ""
        case s.Gift():
            return "buys a little trust"
        case s.March():
            return _march_effect(desk, line)
    return _word_effect(desk, names, line)


def _march_effect(desk: Desk, line: s.March) -> str:
    way = path(desk.world, desk.seat, line.origin, line.destination)
    if way is None:
        return "no open road yet: it marches if a war or a friend opens one"
    turns = max(1, -(-(len(way) - 1) // desk.world.system.marches))
    return "arrives this turn" if turns == 1 else f"arrives in {turns} turns"


def _word_effect(desk: Desk, names: Names, line: Line) -> str:
    if not desk.is_alive:
        return ""
    match line:
        case s.ProposeTreaty() if line.to in desk.view.survey.index:
            return _treaty_effect(desk, line)
        case s.MakeDemand() | s.Attack() if line.target in desk.view.survey.index:
            return _war_effect(desk, line)
        case s.FoundPact():
            circle = (desk.seat, *line.invited)
            known = [i for i in line.invited if i in desk.view.survey.index]
            yes = sum(would_join(desk.view, i, circle, line.charter).accepts for i in known)
            return f"{yes} of {len(known)} would join; two must"
        case s.Denounce():
            return "ends the promise openly, breaks no word"
        case s.OfferPeace() | s.Mediate():
            return "they answer in the dispatches"
        case s.Covert():
            done, caught = odds_of(line.act, line.spend)
            return f"comes off {percent(done)}, found out {percent(caught)}"
        case s.ReleaseAlly():
            return "its own peace breaks no word then"
    return ""


def _treaty_effect(desk: Desk, line: s.ProposeTreaty) -> str:
    verdict = their_verdict(desk.view, line)
    sign = f"would sign {percent(verdict.chance.middle)}"
    if line.treaty is not TreatyKind.DEFENCE or line.consultative:
        return f"{sign}, binds us to fight" if line.treaty is TreatyKind.GUARANTEE and line.senior else sign
    foe = line.against or foe_of(desk)
    if foe is None or foe == line.to or foe not in desk.view.survey.index:
        return sign
    return f"{sign}, would come {percent(would_come(desk.view, line, foe))}"


def _war_effect(desk: Desk, line: s.MakeDemand | s.Attack) -> str:
    """In half a line what the form shows in full: the same forecast."""
    if isinstance(line, s.Attack):
        war = foreseen(desk.view, line)
        if war is None:
            return ""
        called = sum(c.side is Side.DEFENCE and c.expected for hop in war.hops for c in hop.called)
        with_whom = f"{called} friend{'s' if called != 1 else ''} would come to it" if called else "it stands alone"
        return f"we prevail {percent(war.prospect.middle)}; {with_whom}"
    found = demanded(desk.view, line)
    return "" if found is None else f"it gives way {percent(found.conceded.middle)}"
