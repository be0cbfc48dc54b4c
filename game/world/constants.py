"""Prices and measures common to rules, perception and screens (model.md (b), decisions 19).

Starting values to calibrate; none of them knows a doctrine or a pact.
Wealth in hundredths, forces in tenths of a brigade, shares in thousandths.
"""

from typing import Final

__all__ = [
    "BRIGADE_COST",
    "BRIGADE_UPKEEP",
    "DEFENCE_PERMILLE",
    "EMULATION_COST",
    "FORT_COST",
    "FORT_PERMILLE",
    "LAPSE_COST_PERMILLE",
    "LEVY_MAX",
    "MANPOWER_PER_WEALTH",
    "MUSTER_PERMILLE",
    "PLEDGE_SHARE",
    "TENTHS",
    "TERRAIN_PERMILLE",
    "TREATY_UPKEEP_PERMILLE",
    "TRIBUTE_PERMILLE",
    "TRUCE_TURNS",
    "WEALTH",
]

WEALTH: Final = 100
"""Hundredths in one unit of wealth."""
TENTHS: Final = 10
"""Tenths in one brigade."""
BRIGADE_COST: Final = 600
"""Wealth to raise one brigade."""
BRIGADE_UPKEEP: Final = 115
"""Wealth a turn to keep one brigade."""
FORT_COST: Final = 900
"""Wealth to raise works by one level, times the level reached."""
EMULATION_COST: Final = 200
"""Wealth a brigade for a year's instruction."""
LEVY_MAX: Final = 600
"""The largest share of income a state can take."""
MANPOWER_PER_WEALTH: Final = 25
"""Brigades a state can keep per hundred units of yearly wealth, before conscription (a quarter more a step)."""
MUSTER_PERMILLE: Final = 200
"""Share of that ceiling a state can raise in one turn, before conscription (a quarter more a step)."""
TREATY_UPKEEP_PERMILLE: Final = 20
"""Share of income that each treaty of help costs its parties a turn (staffs, garrisons, dependence)."""
TRIBUTE_PERMILLE: Final = 60
"""Share of a client's income that goes to its patron unless the treaty says otherwise."""
TRUCE_TURNS: Final = 8
"""Turns that the truce after a war lasts."""
PLEDGE_SHARE: Final = 750
"""Share of its forces that a partner brings unless it says otherwise."""
DEFENCE_PERMILLE: Final = 1200
"""The defender's edge on any ground."""
FORT_PERMILLE: Final = 150
"""What each level of works adds to the defender."""
LAPSE_COST_PERMILLE: Final = 30
"""Share of a year's income that a demander loses, in gifts and face, when it lets a demand lapse."""
TERRAIN_PERMILLE: Final = {
    "plain": 1000,
    "steppe": 1000,
    "desert": 1100,
    "hills": 1150,
    "marsh": 1250,
    "mountains": 1400,
}
"""What the ground multiplies the defender by."""
