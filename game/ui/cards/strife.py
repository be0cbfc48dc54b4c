"""The cards of a war and of a crisis: who stands on which side, and how it is going."""

from __future__ import annotations

from game.measures.law import side_of
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.rules.terms import score_of
from game.ui.cards.content import Content, Fact
from game.ui.cards.sums import score_sum
from game.ui.desk import Desk
from game.ui.figures import brigades, in_hundred
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip
from game.world.conflicts import Belligerent, Crisis, Side, War

__all__ = ["crisis_card", "war_card"]


def war_card(desk: Desk, names: Names, war: War) -> Content:
    """Its sides, its score, what it has cost."""
    world = desk.world
    mine = side_of(war, desk.seat)
    near = mine or Side.ATTACK
    score = score_of(war, near)
    whose = "Score, for us" if mine else f"Score, for {names.state(war.attacker)}"
    tip = score_sum(world, names, war, near)
    facts = [
        Fact("Began", year_text(world.system, war.began)),
        Fact(whose, signed(round(score / 10)), tip),
        Fact("Battles", str(war.battles)),
        *(_losses(names, war, side) for side in (Side.ATTACK, Side.DEFENCE)),
        Fact("Clear who began it", f"{in_hundred(war.clarity_permille)} in 100"),
    ]
    ties = []
    if mine is not None and war.ended is None:
        ties.append("{danger:We are in this war}")
    for side, word in ((Side.ATTACK, "Attacking"), (Side.DEFENCE, "Defending")):
        left = [b.state for b in war.belligerents if b.side is side and b.left is None]
        ties.append(f"{word}: {names.states(left) or 'nobody'}")
    gone = [b.state for b in war.belligerents if b.left is not None]
    if gone and war.ended is None:
        ties.append(f"Have made peace: {names.states(gone)}")
    kind = "civil war" if war.civil else "war"
    if war.ended is not None:
        kind += f", ended {year_text(world.system, war.ended)}"
    said = f"It began over {names.aim(war.aim)}." if not war.civil else "It is fought over who rules."
    return Content(f"war:{war.id}", war.name, kind, icon="attack", facts=tuple(facts), ties=tuple(ties), sentence=said)


def _losses(names: Names, war: War, side: Side) -> Fact:
    """What one side has lost, by state."""
    own: list[Belligerent] = [b for b in war.belligerents if b.side is side]
    rows = tuple(SumRow(names.state(b.state), brigades(b.lost)) for b in own)
    total = brigades(sum(b.lost for b in own))
    label = "Lost by the attackers" if side is Side.ATTACK else "Lost by the defenders"
    return Fact(label, f"{total} brigades", Tip(label, total, "Brigades.", rows, SumRow("In all", total)))


def crisis_card(desk: Desk, names: Names, crisis: Crisis) -> Content:
    """Who asks what of whom, and who has spoken."""
    world = desk.world
    demander, target = names.state(crisis.demander), names.state(crisis.target)
    facts = [
        Fact("Demand", names.aim(crisis.aim)),
        Fact("Opened", year_text(world.system, crisis.opened)),
        Fact("It stands", crisis.stage.value.replace("_", " ")),
        Fact("Clear who is the aggressor", f"{in_hundred(crisis.clarity_permille)} in 100"),
    ]
    ties = [
        f"{names.state(p.state)} {'stands by' if p.stands else 'will not come to'} {target}" for p in crisis.pledges
    ]
    silent = [s for s in crisis.bound if s not in {p.state for p in crisis.pledges}]
    if silent:
        ties.append(f"Bound and silent: {names.states(silent)}")
    if crisis.target == desk.seat:
        ties.insert(0, "{danger:The demand is made of us}")
    return Content(
        f"crisis:{crisis.id}",
        f"{demander} and {target}",
        "crisis",
        icon="demand",
        facts=tuple(facts),
        ties=tuple(ties),
        sentence="Next turn its maker attacks, or lets it drop.",
        see=(("term:crisis", "crisis"), ("term:pledge", "pledge")),
    )
