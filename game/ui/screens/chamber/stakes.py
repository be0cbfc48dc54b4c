"""What a motion would change: figures for its passing and for its failing, from the rules and the shared estimates."""

from __future__ import annotations

from dataclasses import dataclass

from game.measures.power import tenths_of
from game.measures.wealth import trade_between
from game.perception import forecast as f
from game.perception.views import View
from game.report.telling.naming import Names
from game.rules.legitimacy import LOSS
from game.ui.screens.words.consequences import war_if_refused, with_council
from game.ui.screens.words.papers import brigades
from game.ui.widgets.text import signed
from game.world.constants import WEALTH
from game.world.pacts import Motion, MotionKind, Pact, Sanctions, Trigger
from game.world.worlds import World

__all__ = ["Stake", "stakes_of"]


@dataclass(frozen=True, slots=True)
class Stake:
    """One row: what changes, and the figure."""

    label: str
    value: str
    ink: str = "ink"


Rows = tuple[Stake, ...]


def stakes_of(view: View, pact: Pact, motion: Motion) -> tuple[Rows, Rows]:
    """If it passes, if it fails."""
    if motion.kind is MotionKind.ACT:
        return _acting(view, pact, motion)
    if motion.kind in (MotionKind.SANCTION, MotionKind.LIFT):
        return _trading(view, pact, motion), ()
    if motion.kind is MotionKind.AMEND:
        return (), ()
    return _belonging(view, pact, motion), ()


def _case(world: World, motion: Motion) -> tuple[str, str] | None:
    """Attacker and victim."""
    if motion.crisis in world.crises:
        crisis = world.crises[motion.crisis or ""]
        return crisis.demander, crisis.target
    if motion.war in world.wars:
        war = world.wars[motion.war or ""]
        return (war.defender, war.attacker) if motion.about == war.defender else (war.attacker, war.defender)
    return None


def _acting(view: View, pact: Pact, motion: Motion) -> tuple[Rows, Rows]:
    case, names = _case(view.world, motion), Names(view.world)
    if case is None or not {*case} <= set(view.survey.index):
        return (), ()
    foe, victim = case
    acts, fails = (with_council(view, pact, carried=carried) for carried in (True, False))
    whom = "us" if victim == view.seat else names.state(victim)
    passes, failed = [], []
    if motion.crisis in view.world.crises:
        crisis = view.world.crises[motion.crisis or ""]
        now, then, worse = (round(war_if_refused(v, crisis).middle / 10) for v in (view, acts, fails))
        label, ours = f"{names.state(foe)} attacks {whom} this year", "danger" if victim == view.seat else "bad"
        passes.append(Stake(label, f"{now} → {then} %", "good" if then < now else "ink"))
        failed.append(Stake(label, f"{now} → {worse} %", ours if worse > now else "ink"))
    passes += _coming(acts, pact, victim, foe)
    failed += _coming(fails, pact, victim, foe)
    if pact.charter.sanctions is Sanctions.MANDATORY:
        passes.append(
            Stake("Our trade with it", signed(-trade_between(view.world, view.seat, foe) / WEALTH, " a turn", 1))
        )
    failed.append(Stake("Legitimacy, if none comes", f"{pact.legitimacy} → {max(0, pact.legitimacy - LOSS)}", "bad"))
    return tuple(passes), tuple(failed)


def _coming(view: View, pact: Pact, victim: str, foe: str) -> list[Stake]:
    """What the members would bring, and our own part of it."""
    helpers = [one for one in f.coalition(view, victim, foe) if one.state != victim and one.state in pact.members]
    came, sworn = sum(one.expected for one in helpers), sum(one.pledged for one in helpers)
    rows = [Stake("Members’ brigades that come", f"{brigades(came)} of {brigades(sworn)}" if sworn else "none")]
    mine = next((one for one in helpers if one.state == view.seat), None)
    if mine is not None and pact.charter.trigger is not Trigger.NONE:
        rows.append(Stake("Our part in it", f"{brigades(mine.pledged)} brigades"))
    return rows


def _trading(view: View, pact: Pact, motion: Motion) -> Rows:
    """Trade shut or opened."""
    names, sign = Names(view.world), -1 if motion.kind is MotionKind.SANCTION else 1
    mine = trade_between(view.world, view.seat, motion.about)
    theirs = sum(trade_between(view.world, m, motion.about) for m in pact.members if m != motion.about)
    if sign > 0 and not theirs:
        return (Stake("Trade with it", "open again"),)
    return (
        Stake("Our trade", signed(sign * mine / WEALTH, " a turn", 1)),
        Stake(f"Trade of {names.state(motion.about)}", signed(sign * theirs / WEALTH, " a turn", 1)),
    )


def _belonging(view: View, pact: Pact, motion: Motion) -> Rows:
    """Who belongs afterwards, and what the pact can count on."""
    joins = motion.kind is MotionKind.ADMIT
    before = sum(tenths_of(view.world, m) for m in pact.members)
    part = tenths_of(view.world, motion.about) * (1 if joins else -1)
    count = len(pact.members)
    return (
        Stake("Members", f"{count} → {count + (1 if joins else -1)}"),
        Stake("Brigades of all members", f"{brigades(before)} → {brigades(before + part)}"),
    )
