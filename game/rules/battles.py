"""Battles: where enemies stand on one ground at the end of the marches (rules.md §4; model.md a3).

Effective strength = brigades × quality × reach × fatigue, times ground, works
and the defender's edge, or the age's offence for the attacker. Two rounds with
bounded chance; losses follow the ratio r of attacker to defender: .075 r^-.75 for
the attacker, .07 r^.75 for the defender, capped (a3 has the powers -.7 and .8;
three quarters needs only roots).
"""

from dataclasses import dataclass, field
from typing import Final

from game.kit.dice import Dice
from game.kit.integers import clamp, exp_permille, fourth_root_permille, split
from game.kit.records import changed
from game.measures.distance import neighbours, other_end, reach_permille, routes
from game.measures.law import active_wars, may_enter, members_of, side_of
from game.measures.power import militia_tenths, tenths_of
from game.rules.draft import Draft
from game.rules.terms import other_side
from game.world.conflicts import Side, War
from game.world.constants import DEFENCE_PERMILLE, FORT_PERMILLE, TERRAIN_PERMILLE
from game.world.events import BattleFought
from game.world.lands import LinkKind, Province

__all__ = ["fight_battles"]

ROUND_SPREAD: Final = 250
"""Spread of ln(ratio) a round, thousandths: about .35 over the two rounds of a battle."""
CHANCE_CAP: Final = 700
"""Chance moves ln(ratio) by no more than this in a round."""
COMMAND_SPREAD: Final = 1100
"""Spread of ln(ratio) between the commands of the two sides, drawn once for a war and known to nobody (article 60)."""
COMMAND_CAP: Final = 2200
ATTACK_LOSS: Final = 75
DEFENCE_LOSS: Final = 70
ATTACK_CAP: Final = 220
DEFENCE_CAP: Final = 250
FATIGUE: Final = 3
"""Thousandths of strength lost for each point of weariness."""
MILITIA_QUALITY: Final = 80
BREAKOUT_LOSS: Final = 500
"""Share of a surrounded army (thousandths) lost in cutting its way out."""
BREAKOUT_STEPS: Final = 3
WEARY_PERMILLE: Final = 40
"""Weariness for the loss of a whole army; a state is tired by its own dead."""


@dataclass(slots=True)
class Host:
    """One side in a battle: tenths by state, the home levy with it, and what the place makes of them."""

    side: Side
    tenths: dict[str, int]
    factor: dict[str, int]
    place_permille: int
    militia: int = 0
    lost: dict[str, int] = field(default_factory=dict)

    def weight(self) -> int:
        """Effective strength, in thousandths of a tenth of an ordinary brigade."""
        field_army = sum(n * self.factor[s] for s, n in self.tenths.items())
        return (field_army + self.militia * MILITIA_QUALITY * 10) * self.place_permille // 1000

    def bleed(self, permille: int) -> None:
        """Lose that share, spread over all states by their numbers; the home levy bleeds too."""
        names = tuple(self.tenths)
        total = sum(self.tenths.values())
        gone = (total * permille + 500) // 1000
        for name, part in zip(names, split(gone, tuple(self.tenths.values())), strict=True):
            self.tenths[name] -= part
            self.lost[name] = self.lost.get(name, 0) + part
        self.militia -= (self.militia * permille + 500) // 1000


def fight_battles(draft: Draft) -> None:
    """War by war, oldest first, on every ground where both sides stand."""
    for war in sorted(active_wars(draft.world), key=lambda w: (w.began, len(w.id), w.id)):
        for province in sorted(_grounds(draft, war)):
            _fight(draft, draft.world.wars[war.id], province)


def _grounds(draft: Draft, war: War) -> set[str]:
    """Places where belligerents of this war have brigades."""
    states = (*members_of(war, Side.ATTACK), *members_of(war, Side.DEFENCE))
    return {province for state in states for province in draft.world.forces.get(state, {})}


def _present(draft: Draft, war: War, side: Side, province: str) -> dict[str, int]:
    """A side's brigades at a place (tenths by state)."""
    return {s: n for s in members_of(war, side) if (n := draft.force(s, province)) > 0}


def _fight(draft: Draft, war: War, province: str) -> None:
    """One battle, if there are two sides to it."""
    place = draft.province(province)
    sides = {side: _present(draft, war, side, province) for side in Side}
    holder = side_of(war, place.holder)
    if holder is not None:
        defending = holder
    elif sides[Side.ATTACK] and sides[Side.DEFENCE]:
        defending = min(Side, key=lambda side: (sum(sides[side].values()), side is Side.ATTACK))
    else:
        return
    attackers, defenders = sides[other_side(defending)], sides[defending]
    besieged = place.besieged_turns > 0 and not defenders
    levy = militia_tenths(place) if holder is not None and not besieged else 0
    if attackers and (defenders or levy):
        _resolve(draft, war, place, attackers, defenders, defending, levy)


def _resolve(
    draft: Draft,
    war: War,
    place: Province,
    attackers: dict[str, int],
    defenders: dict[str, int],
    defending: Side,
    levy: int,
) -> None:
    """Two rounds; the side that is weaker after them leaves the field."""
    started = {**attackers, **defenders}
    ground = DEFENCE_PERMILLE * TERRAIN_PERMILLE[place.terrain.value] // 1000
    works = 1000 + FORT_PERMILLE * place.fort if levy or place.occupier is not None else 1000
    offence = draft.world.system.offence_permille
    attack = Host(other_side(defending), dict(attackers), _factors(draft, attackers, place.id), offence)
    defence = Host(defending, dict(defenders), _factors(draft, defenders, place.id), ground * works // 1000, levy)
    ratio = first = 1000
    for turn in range(2):
        ratio = _ratio(draft, war, place.id, attack, defence, turn)
        first = first if turn else ratio
        root = fourth_root_permille(ratio)
        power = root * root * root // 1_000_000
        attack.bleed(min(ATTACK_CAP, ATTACK_LOSS * 1000 // max(1, power)))
        defence.bleed(min(DEFENCE_CAP, DEFENCE_LOSS * power // 1000))
    won = attack.side if ratio >= 1000 else defending
    victor, beaten = (attack, defence) if won is attack.side else (defence, attack)
    _keep_field(draft, place, victor)
    _retreat(draft, war, place, beaten)
    _tire(draft, attack)
    _tire(draft, defence)
    _tell(draft, war, place, attack, defence, first, won, started)


def _factors(draft: Draft, states: dict[str, int], province: str) -> dict[str, int]:
    """What a tenth of each state is worth here: quality × reach × freshness (1000 = an ordinary one at home)."""
    found = {}
    for name in states:
        state = draft.state(name)
        fresh = 1000 - FATIGUE * state.weariness
        found[name] = state.quality * 10 * reach_permille(draft.world, name, province) * fresh // 1_000_000
    return found


def _ratio(draft: Draft, war: War, province: str, attack: Host, defence: Host, turn: int) -> int:
    """Attacker over defender in thousandths, moved by this round's chance."""
    luck = draft.dice.normal_permille("battle", war.id, province, turn) * ROUND_SPREAD // 1000
    command = _command(draft, war) if attack.side is Side.ATTACK else -_command(draft, war)
    chance = exp_permille(clamp(luck, -CHANCE_CAP, CHANCE_CAP) + command)
    return clamp(attack.weight() * chance // max(1, defence.weight()), 1, 100_000)


def _command(draft: Draft, war: War) -> int:
    """How much better the attackers are led in this war, in thousandths of ln(ratio); the same in all battles."""
    drawn = Dice(draft.dice.seed, "command").normal_permille(war.id)
    return clamp(drawn * COMMAND_SPREAD // 1000, -COMMAND_CAP, COMMAND_CAP)


def _tire(draft: Draft, host: Host) -> None:
    """A state is tired by its dead, as a share of all it has."""
    for name, lost in host.lost.items():
        draft.tire(name, lost * WEARY_PERMILLE // max(1, tenths_of(draft.world, name) + lost))


def _keep_field(draft: Draft, place: Province, host: Host) -> None:
    """The winners stay; their dead leave the table of forces."""
    for name, lost in host.lost.items():
        draft.move_force(name, place.id, -lost)


def _retreat(draft: Draft, war: War, place: Province, host: Host) -> None:
    """The beaten go to friendly land beside the field; the surrounded break out at great loss, or surrender."""
    for name, left in list(host.tenths.items()):
        refuge = _refuge(draft, war, name, place.id, host.side)
        gone = 0
        if refuge is None:
            refuge = _breakout(draft, war, name, place.id, host.side)
            gone = left if refuge is None else -(-left * BREAKOUT_LOSS // 1000)
        draft.move_force(name, place.id, -draft.force(name, place.id))
        host.lost[name] = host.lost.get(name, 0) + gone
        if refuge is not None:
            draft.move_force(name, refuge, left - gone)


def _breakout(draft: Draft, war: War, state: str, province: str, side: Side) -> str | None:
    """The nearest land of its own within three provinces that a surrounded army can cut its way to."""
    ways = routes(draft.world.links)
    foes = members_of(war, other_side(side))
    homes = [
        (ways.km(province, p.id), p.id)
        for p in draft.world.provinces.values()
        if p.holder == state and p.id != province and ways.steps(province, p.id) <= BREAKOUT_STEPS
    ]
    clear = [home for home in homes if not any(draft.force(foe, home[1]) for foe in foes)]
    return min(clear)[1] if clear else None


def _refuge(draft: Draft, war: War, state: str, province: str, side: Side) -> str | None:
    """Own land first, else a friend's, by the shortest road, clear of enemies; a beaten landing sails for a port."""
    foes = members_of(war, other_side(side))
    doors = []
    for link in neighbours(draft.world, province):
        there = draft.province(other_end(link, province))
        by_sea = link.kind is LinkKind.SEA
        if by_sea and not there.port:
            continue
        friendly = side_of(war, there.holder) is not other_side(side) and may_enter(draft.world, state, there.id)
        if friendly and not any(draft.force(foe, there.id) for foe in foes):
            doors.append((there.holder != state, by_sea, link.km, there.id))
    return min(doors)[3] if doors else None


def _tell(
    draft: Draft,
    war: War,
    place: Province,
    attack: Host,
    defence: Host,
    ratio: int,
    won: Side,
    started: dict[str, int],
) -> None:
    """The battle as the Gazette has it, and as the war's record keeps it."""
    lost = {name: n for host in (attack, defence) for name, n in host.lost.items() if n}
    parts = tuple(changed(b, lost=b.lost + lost.get(b.state, 0)) if b.left is None else b for b in war.belligerents)
    draft.world.wars[war.id] = changed(war, belligerents=parts, battles=war.battles + 1, quiet_turns=0)
    draft.tell(
        BattleFought,
        war.event,
        war=war.id,
        province=place.id,
        attackers={n: started[n] for n in attack.tenths},
        defenders={n: started[n] for n in defence.tenths},
        lost=lost,
        ratio_permille=ratio,
        won=won,
    )
