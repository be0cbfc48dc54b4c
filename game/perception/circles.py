"""What a place in a pact is worth: the world its charter would make, and one's own share in it (model.md a2.3, d8).

Scenes are imagined many at a time; a circle shorter than the longest fills up
with empty slots, which weigh nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.kit.memo import by_identity
from game.perception import weights as w
from game.perception.promises import pact_weight
from game.perception.reckoning import (
    Case,
    Reckoning,
    Terms,
    attack_chance,
    attack_terms,
    fight_terms,
    help_terms,
    logistic,
    over_foes,
    price_of_fighting,
    total,
)
from game.perception.survey import Array, contest
from game.perception.temper import PUBLIC, Temper, columns
from game.world.pacts import Charter, Covers, Membership, Pact, Trigger

__all__ = ["Place", "Scenes", "imagine", "may_join", "pact_terms", "place_terms", "weigh_places"]

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Scene = tuple[frozenset[int], Charter, int]
"""A circle, its charter and the legitimacy supposed."""

_CHARTER_KEPT = 0.9
"""Share of a full duty that a circle supposes kept before it asks each member's own sum."""

_MOST_CELLS = 200_000
"""The largest table of one imagining."""


@dataclass(frozen=True, slots=True)
class Scenes:
    """Worlds in which circles keep their charters, public minds supposed; the same whoever judges them.

    First axis: the scene. `members[b, m]` the row of the state in a slot where
    `present`; `foes[b, j]` whose attacks count; `aid`, `known`, `come`
    [b, m, m, j] what a slot could bring to another against j, who would come
    as things stand and under the charter, `share` of forces sent; `held`,
    `fall`, `calm` [b, m, j] what a slot could hold with, whether it would be
    beaten, and the chance that j attacks it.
    """

    charters: tuple[Charter, ...]
    legitimacy: Array
    members: Rows
    present: Mask
    foes: Array
    aid: Array
    known: Array
    come: Array
    share: Array
    held: Array
    fall: Array
    calm: Array

    def slot(self, scene: int, state: int) -> int:
        """Where a state sits in a scene."""
        return int(np.flatnonzero(self.present[scene] & (self.members[scene] == state))[0])


def imagine(
    r: Reckoning, circles: Sequence[Sequence[int]], charters: Sequence[Charter], legitimacy: Sequence[int]
) -> Scenes:
    """The scenes of circles, each under its charter.

    Each starts from a charter kept, since nobody marches alone into a lost war
    but many march where all do; then each member's own sum is asked once more.
    """
    s = r.survey
    members, present = _seated(circles)
    inside = np.zeros((len(circles), len(s.names)), dtype=bool)
    for row, circle in zip(inside, circles, strict=True):
        row[list(circle)] = True
    foes = np.array([_foes(charter, row) for charter, row in zip(charters, inside, strict=True)])
    duty = np.array(
        [pact_weight(Pact("", c, "", 0, {}, points)) for c, points in zip(charters, legitimacy, strict=True)]
    )
    owed = duty[:, None, None, None] * foes[:, None, None, :]
    k, i, j = members[:, :, None, None], members[:, None, :, None], np.arange(len(s.names))
    aid = r.aid[k, i, j] * (present[:, :, None] & present[:, None, :])[..., None]
    able, known, bound = aid > 0, r.come[k, i, j], r.commitment[k, i, j]
    oath = s.oath[k, i, j]
    share = np.where(oath > 0.3, bound, np.minimum(bound, w.COMMIT_PACT))
    kept = np.maximum(known, _CHARTER_KEPT * owed * able)
    m = members[..., None]
    now = r.defence[m, j]
    guard = now + ((kept - known) * aid).sum(axis=1)
    covenant = np.maximum(s.covenant[k, i, j], owed)
    case = Case(aid, guard[:, None] - kept * aid, guard[:, :, None], oath, covenant, share)
    worth = total(help_terms(r, k, i, j, PUBLIC, case=case)) + w.SELF * 0.02 * s.income[k] * PUBLIC.faith
    come = np.maximum(known, 0.5 * kept + 0.5 * logistic(worth / (w.TAU * s.income[k])) * able)
    held = now + ((come - known) * aid).sum(axis=1)
    fall, calm = contest(r.onset_soon[j, m], held), _calmed(r, m, held, foes)
    points = np.array(legitimacy, dtype=float)
    return Scenes(tuple(charters), points, members, present, foes, aid, known, come, share, held, fall, calm)


def _seated(circles: Sequence[Sequence[int]]) -> tuple[Rows, Mask]:
    """Circles as rows of equal length, sorted, and which slots are taken."""
    sorted_rows = [sorted(set(circle)) for circle in circles]
    longest = max(map(len, sorted_rows))
    members = np.array([row + [0] * (longest - len(row)) for row in sorted_rows], dtype=np.int64)
    present = np.array([[n < len(row) for n in range(longest)] for row in sorted_rows])
    return members, present


def _foes(charter: Charter, inside: Mask) -> Array:
    """Whose attacks the charter speaks of, as 0 or 1."""
    if charter.trigger is Trigger.NONE:
        return np.zeros(len(inside))
    if charter.covers is Covers.BOTH:
        return np.ones(len(inside))
    return (inside if charter.covers is Covers.INSIDE else ~inside).astype(float)


def _calmed(r: Reckoning, m: Rows, held: Array, foes: Array) -> Array:
    """[b, m, j]: chance of attack in the world the pact would make: deterrence by what members are seen to hold."""
    s = r.survey
    j = np.arange(len(s.names))
    worth, _ = r.tempts.met(j, m, held)
    chance = attack_chance(s, worth, j) * r.restraint[j, m]
    assault = r.assault[j, m]
    calmed = np.minimum(assault, np.maximum(chance, w.ALARM * s.war[j, m]))
    kept: Array = np.where(foes[:, None, :] > 0, calmed, assault)
    return kept


def place_terms(r: Reckoning, scenes: Scenes, b: Rows, slot: Rows, tempers: Sequence[Temper]) -> Terms:
    """What places are worth a turn to those who sit in them: each term [n], for n slots named by scene and place.

    Faith weighs what the others will do, and half as much what one itself will.
    `concept` says how far one judges its burden by the world the pact would
    make rather than by today's dangers: the difference of the two schools.
    """
    s, i, t = r.survey, scenes.members[b, slot], columns(tempers)
    j, me = np.arange(len(s.names)), i[:, None]
    relief = r.assault[j, me] * r.fall_soon[j, me] - scenes.calm[b, slot] * scenes.fall[b, slot]
    relief = relief * r.hostile[i] * (r.stake[me] * t.risk / PUBLIC.risk) * scenes.foes[b]
    points = scenes.legitimacy[b]
    faith = np.array([min(1.0, one.faith_in(had) + 0.1) for one, had in zip(tempers, points, strict=True)])
    pledged = np.array([scenes.charters[n].quota_permille for n in b]) / 1000
    short = np.maximum(0.0, pledged * 0.25 * s.income[i] - s.brigades[i])
    return {
        "safety": faith * over_foes(relief),
        "others_cases": -_flat(t.buck) * (0.5 + 0.5 * faith) * _burden(r, scenes, b, slot, t.deeper()),
        "quota": -0.15 * short,
        "hands_tied": -0.08 * _best_attack_inside(r, scenes, b, i, t),
        "institution_itself": 0.5 * _flat(t.norm) * s.income[i] * points / 100,
    }


def _flat(column: object) -> Array:
    """A temper's column [n, 1] as [n]."""
    return np.asarray(column)[:, 0]


def _burden(r: Reckoning, scenes: Scenes, b: Rows, slot: Rows, t: Temper) -> Array:
    """[n]: expected cost a turn of fighting in other members' cases beyond what one would fight anyway."""
    friends = scenes.members[b][..., None]
    k, j = scenes.members[b, slot][:, None, None], np.arange(len(r.survey.names))
    aid, come, share = scenes.aid[b, slot], scenes.come[b, slot], scenes.share[b, slot]
    case = Case(aid, scenes.held[b] - come * aid, scenes.held[b, slot][:, None, :], share, share, share)
    fight, *_ = fight_terms(r, k, friends, j, t, case)
    danger = (1 - t.concept) * r.assault[j, friends] + t.concept * scenes.calm[b]
    each = danger * r.hostile[k[:, :, 0], j][:, None, :] * (come - scenes.known[b, slot])
    each = each * np.maximum(price_of_fighting(fight), 0.0) * scenes.foes[b][:, None, :]
    return over_foes(np.ascontiguousarray(each).sum(axis=1))


def _best_attack_inside(r: Reckoning, scenes: Scenes, b: Rows, i: Rows, t: Temper) -> Array:
    """[n]: what one gives up by binding itself not to attack the best prey among members."""
    members, me = scenes.members[b], i[:, None]
    barred = np.array([scenes.charters[n].covers is Covers.OUTSIDE for n in b])[:, None]
    prey = scenes.present[b] & (members != me) & (r.survey.contact[me, members] > 0) & ~barred
    if not prey.any():
        return np.zeros(len(i))
    found = total(attack_terms(r, me, members, t, t.greed * 0.6, r.defence[members, me]))
    out: Array = np.where(prey, np.maximum(found, 0.0), 0.0).max(axis=-1)
    return out


@dataclass(frozen=True, slots=True)
class Place:
    """A state's place in a circle, itself counted in, under a charter, as one temper judges it."""

    state: int
    circle: frozenset[int]
    charter: Charter
    legitimacy: int
    temper: Temper = PUBLIC

    @property
    def scene(self) -> Scene:
        """What all places in the same circle share."""
        return self.circle, self.charter, self.legitimacy


def pact_terms(r: Reckoning, i: int, circle: tuple[int, ...], charter: Charter, legitimacy: int, t: Temper) -> Terms:
    """What a place in a circle under a charter is worth to i a turn, i counted in."""
    return dict(weigh_places(r, [Place(i, frozenset((i, *circle)), charter, legitimacy, t)])[0])


def weigh_places(r: Reckoning, places: Sequence[Place]) -> list[Terms]:
    """What each place is worth a turn. Each circle is imagined once, and each place on a reckoning weighed once.

    Large circles are taken a few at a time, so that the tables stay small.
    """
    known = _known_circles(r)
    asked = [place for place in dict.fromkeys(places) if place not in known.places]
    new = list(dict.fromkeys(place.scene for place in asked if place.scene not in known.scenes))
    widest = max((len(circle) for circle, *_ in new), default=1)
    few = max(1, _MOST_CELLS // (widest * widest * len(r.risk)))
    for at in range(0, len(new), few):
        some = new[at : at + few]
        scenes = imagine(r, [sorted(one[0]) for one in some], [one[1] for one in some], [one[2] for one in some])
        known.scenes |= {scene: (scenes, n) for n, scene in enumerate(some)}
    for scenes in {id(known.scenes[place.scene][0]): known.scenes[place.scene][0] for place in asked}.values():
        here = [place for place in asked if known.scenes[place.scene][0] is scenes]
        b = [known.scenes[place.scene][1] for place in here]
        slots = [scenes.slot(n, place.state) for n, place in zip(b, here, strict=True)]
        terms = place_terms(r, scenes, np.array(b), np.array(slots), [place.temper for place in here])
        for n, place in enumerate(here):
            known.places[place] = {name: part[n] for name, part in terms.items()}
    return [known.places[place] for place in places]


@dataclass(slots=True)
class _Circles:
    """Circles imagined so far on one reckoning, with each one's number in its batch, and places in them weighed."""

    scenes: dict[Scene, tuple[Scenes, int]] = field(default_factory=dict)
    places: dict[Place, Terms] = field(default_factory=dict)


@by_identity(2)
def _known_circles(r: Reckoning) -> _Circles:
    """The circles of one reckoning: it and they never change."""
    return _Circles()


def may_join(charter: Charter, contact: bool) -> bool:
    """Whether membership is open without a vote: to all, or to neighbours of members."""
    return charter.membership is Membership.UNIVERSAL or (charter.membership is Membership.REGIONAL and contact)
