"""Belief: the reckoning made, from a world's public facts (model.md a0–a1).

Who would come and who would attack wait for each other, so they are reckoned
in damped passes. What no pass changes is gathered first; the sums are those of
`help_terms` and `attack_terms` at public parameters.
"""

from dataclasses import dataclass

import numpy as np

from game.perception import weights as w
from game.perception.reckoning import (
    Reckoning,
    Temptation,
    attack_chance,
    attack_stakes,
    fight_of,
    hostility,
    inferred_greed,
    kept_up,
    logistic,
    promised,
    relied_on,
    total,
)
from game.perception.survey import Array, Survey, contest, raised, survey
from game.perception.temper import PUBLIC
from game.world.worlds import World

__all__ = ["reckon", "worth_of_help"]

_PASSES = 3
_FIRST_GUESS = 0.3
"""Chance that who is bound would come, before any sum."""


@dataclass(slots=True)
class _Tables:
    """What no pass changes: two-way tables [attacker, target] or [state, foe], three-way ones [helper, friend, foe]."""

    survey: Survey
    tempts: Temptation
    onset: Array
    soon: Array
    hold: Array
    aid: Array
    hostile: Array
    stake: Array
    restraint: Array
    sanctions: Array
    commitment: Array


@dataclass(slots=True)
class _Risk:
    """What one pass finds of the dangers, from the help believed in."""

    defence: Array
    others: Array
    assault: Array
    worth: Array
    fall_soon: Array
    risk_from: Array
    covered: Array


def reckon(world: World) -> Reckoning:
    """All public estimates of a world, from nothing but public facts."""
    tables = _tables(survey(world))
    s, sums = tables.survey, _HelpSums(tables)
    come: Array = np.where(s.oath + s.covenant > 0.3, _FIRST_GUESS, 0.0)
    risk = _risk(tables, come)
    for _ in range(_PASSES):
        come = 0.5 * come + 0.5 * sums.coming(risk)
        risk = _risk(tables, come)
    return Reckoning(
        survey=s, tempts=tables.tempts, onset=tables.onset, onset_soon=tables.soon, hold=tables.hold, aid=tables.aid,
        come=come, defence=risk.defence, fall=contest(tables.onset, risk.defence.T), fall_soon=risk.fall_soon,
        worth_of_attack=risk.worth, assault=risk.assault, hostile=tables.hostile, stake=tables.stake,
        risk_from=risk.risk_from, risk=risk.risk_from.sum(axis=1), covered=risk.covered, restraint=tables.restraint,
        sanctions=tables.sanctions, commitment=tables.commitment,
    )  # fmt: skip


def _tables(s: Survey) -> _Tables:
    every = np.arange(len(s.names))
    onset, soon = _onset(s, s.strength), _onset(s, s.strength + w.LATENT * s.latent)
    bound, sanctions = _commitment(s), _sanctions(s)
    lost = s.stake_share * np.where(s.provinces > 1, 1.0, w.LAST_STAKE)
    return _Tables(
        survey=s,
        tempts=_tempts(s, soon, sanctions),
        onset=onset,
        soon=soon,
        hold=(s.strength * s.free + 0.8 * s.militia) * s.rough * w.DEFEND,
        aid=_aid(s, bound),
        hostile=hostility(s, every[:, None], every[None, :], PUBLIC),
        stake=lost * s.income * PUBLIC.horizon * PUBLIC.risk * w.HOME,
        restraint=_restraint(s),
        sanctions=sanctions,
        commitment=bound,
    )


def _tempts(s: Survey, soon: Array, sanctions: Array) -> Temptation:
    """The public sum of attack over all pairs, its constant parts added up."""
    j, i = np.ogrid[: len(s.names), : len(s.names)]
    stakes = attack_stakes(s, soon, sanctions, j, i, PUBLIC, inferred_greed(s)[:, None])
    price = np.broadcast_to(stakes.price + stakes.standing, soon.shape)
    return Temptation(soon, stakes.prize + stakes.at_stake, price, total(stakes.anyhow) - stakes.at_stake)


def _risk(tables: _Tables, come: Array) -> _Risk:
    """Chances of war and expected losses, from the help believed in."""
    s, size = tables.survey, len(tables.survey.names)
    helped = come * tables.aid
    defence = tables.hold[:, None] + helped.sum(axis=0)
    j, i = np.ogrid[:size, :size]
    worth, fall_soon = tables.tempts.met(j, i, defence.T)
    assault = np.maximum(attack_chance(s, worth) * tables.restraint, w.ALARM * s.alarm)
    weight = assault.T * tables.hostile * tables.stake[:, None]
    others = np.subtract(defence, helped, out=helped)
    covered = _cover(tables.soon, others, fall_soon, weight)
    return _Risk(defence, others, assault, worth, fall_soon, weight * fall_soon.T, covered)


def _cover(soon: Array, others: Array, fall_soon: Array, weight: Array) -> Array:
    """[k, i]: the risk a turn that i's expected help takes off k."""
    # Here [helper i, friend k, foe j].
    less = contest(soon.T, others)
    less -= fall_soon.T
    less *= weight
    out: Array = less.sum(axis=2).T
    np.fill_diagonal(out, 0.0)
    return out


class _HelpSums:
    """The public sum of helping over all cases [k, i, j], gathered by what each part waits for."""

    __slots__ = (
        "_able",
        "_aid",
        "_at_home",
        "_blame",
        "_fed",
        "_fixed",
        "_home",
        "_kept",
        "_onset",
        "_relied",
        "_width",
    )

    def __init__(self, known: "_Tables | Reckoning") -> None:
        s, size = known.survey, len(known.survey.names)
        k, i, j = np.ogrid[:size, :size, :size]
        covenant = s.covenant if s.covenant.any() else np.zeros((1, 1, 1))
        fight = fight_of(s, known.onset, k, i, j, PUBLIC, known.commitment)
        self._aid, self._able = known.aid, known.aid > 0
        self._onset = raised(known.onset.T)
        self._at_home, self._fed = raised(fight.at_home), raised(fight.fed)
        self._home = fight.home
        self._kept = total(kept_up(s, k, i, PUBLIC))
        self._relied = relied_on(s.oath, covenant, PUBLIC)
        self._blame = fight.price + fight.anger
        self._fixed = total(promised(s, k, i, PUBLIC, s.oath, covenant)) - fight.trade
        self._fixed -= np.multiply(fight.price, 0.4, out=fight.price)
        self._width = w.TAU * s.income[:, None, None]

    def worth(self, others: Array, defence: Array, covered: Array) -> Array:
        """[k, i, j]: what helping is worth where i holds with `others` besides k, and all with `defence`."""
        guard = raised(defence)[:, None, :]
        without, lost = raised(others), raised(others + self._aid)
        for odds in (without, lost):
            odds += self._onset
            np.divide(self._onset, odds, out=odds)
        swing = np.subtract(without, lost, out=without)
        danger = self._fed + guard
        np.divide(self._fed, danger, out=danger)
        danger -= self._at_home / (self._at_home + guard)
        danger *= self._home
        danger += self._kept
        swing *= danger
        lost *= self._blame
        swing -= lost
        swing += np.multiply(self._relied, covered[:, :, None], out=lost)
        swing += self._fixed
        return swing

    def coming(self, risk: _Risk) -> Array:
        """[k, i, j]: the chance that k helps i against j, from the dangers as they stand."""
        worth = self.worth(risk.others, risk.defence, risk.covered)
        worth /= self._width
        chance = logistic(worth)
        chance *= self._able
        return chance


def worth_of_help(r: Reckoning) -> Array:
    """[k, i, j]: what helping i against j is worth to k as all reckon it: the sum of `help_terms` over all cases."""
    return _HelpSums(r).worth(r.defence - r.come * r.aid, r.defence, r.covered)


def _onset(s: Survey, strength: Array) -> Array:
    """Strength j brings against i: its own by reach, and its clients' at six tenths."""
    own = (strength * s.free)[:, None] * s.reach * s.offence
    clients = np.einsum("cj,c,ci->ji", s.client, strength * s.free, s.reach) * 0.6
    sworn = np.einsum("kji,k,ki->ji", s.joint, strength * s.free, s.reach) * 0.6
    out: Array = own + clients * (1 - s.client.T) + sworn
    np.fill_diagonal(out, 0.0)
    return out


def _commitment(s: Survey) -> Array:
    """[k, i, j]: share of its forces k would send: most under a treaty, the quota under a pact."""
    bound = np.where(s.oath > 0.3, w.COMMIT_TREATY, np.where(s.covenant > 0, w.COMMIT_PACT, w.COMMIT_FREE))
    out: Array = np.maximum(bound, w.COMMIT_TREATY * (s.client + s.client.T)[:, :, None])
    return out


def _aid(s: Survey, bound: Array) -> Array:
    """What k could bring to i's help against j: at i's side or by a second front on j (model.md a1)."""
    near = np.maximum(s.reach[:, :, None], s.reach[:, None, :])
    aid: Array = (s.strength * s.free)[:, None, None] * bound * near
    size = len(s.names)
    k, i, j = np.ogrid[:size, :size, :size]
    barred = (k == i) | (k == j) | (i == j)
    barred |= (s.war[:, :, None] > 0) | (s.client[:, None, :] > 0)
    aid[np.broadcast_to(barred, aid.shape)] = 0.0
    return aid


def _sanctions(s: Survey) -> Array:
    """[attacker, target]: three turns of the trade that members of a pact covering it would stop, by their duty."""
    out: Array = 3.0 * np.einsum("kij,jk->ji", s.covenant, s.trade)
    return out


def _restraint(s: Survey) -> Array:
    """How much contact, treaties and other wars hold an attacker back (model.md, pa)."""
    near = np.where(s.contact > 0, 1.0, np.where(s.steps <= 3, 0.2, 0.0))
    held = 1.0 - 0.5 * s.no_attack
    held = held * (1.0 - 0.6 * s.allied) * (1.0 - 0.7 * s.truce) * (1.0 - 0.75 * np.maximum(s.client, s.client.T))
    busy = np.power(0.6, 1.0 / s.free - 1.0)
    out: Array = near * held * busy[:, None]
    np.fill_diagonal(out, 0.0)
    return out
