"""Weights of the decision procedure (model.md (b)): starting values, calibrated by the lab, told to no doctrine."""

from typing import Final

__all__: list[str] = []

CONTEST: Final = 2.0
"""Exponent of the contest between two strengths (model.md m; decisions 18)."""
DEFEND: Final = 1.2
ETA: Final = 0.6
"""Share of a fallen state's strength that feeds its conqueror."""
LOSSES: Final = 0.35
"""Expected share of brigades lost in a war fought through."""
WAR_COST: Final = 0.20
"""Cost of a war in turns of income, at full commitment."""
STANDING: Final = 0.10
"""Cost of aggression in standing, in turns of income."""
LOSS_FACTOR: Final = 1.0
"""Share of the stake that a failed attacker loses."""
RUIN: Final = 2.5
"""How many times the stake a failed attack on the stronger may cost at most: the whole state, not its border."""
GAIN_FACTOR: Final = 2.3
"""Conquests seem worth more than their yield: cores, rank, buffers."""
HOME: Final = 1.5
"""Homeland is valued half as high again by its defender."""
PROVINCES_A_WAR: Final = 2.0
TAU: Final = 0.10
"""Width of the logistic of helping, in turns of income."""
TAU_ATTACK: Final = 1.0
SHIFT: Final = 1.0
ATTACK_MAX: Final = 0.35
LATENT: Final = 0.4
OBLIGE: Final = 2.5
SELF: Final = 3.5
"""Turns' worth of a treaty that a state sees at stake when it is called."""
COMMIT_TREATY: Final = 0.75
COMMIT_FREE: Final = 0.6
COMMIT_PACT: Final = 0.5
DISTANCE_COST: Final = 0.3
CLARITY: Final = 0.55
DANGER: Final = 0.05
ALARM: Final = 0.35
"""Chance of attack a turn that a standing demand or a war makes of any other."""
PROSPECT: Final = 0.12
"""Share a turn of what a future attack promises."""
PRECEDENT: Final = 1.0
PLEDGE_WEIGHT: Final = 0.85
PEACE_COST: Final = 0.027
"""Cost of a treaty of help, in turns of income a turn."""
AUTONOMY: Final = 0.20
TRIBUTE: Final = 0.06
ERROR_BAND: Final = 0.18
"""Standard deviation of private error in the logarithm of strength, as `rules.regimes` draws it (decisions 3)."""
LAST_PROVINCE: Final = 0.35
"""A one-province state yields tribute before it yields land (decisions 15)."""
LAST_STAKE: Final = 0.5
"""And what it stands to lose is its freedom before its land."""
