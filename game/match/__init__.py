"""The match: one game at one table, turn after turn.

It seats players and doctrines, gathers their sheets, calls the rules, and
writes the chronicle. One loop serves `simulate`, the window and, later, play
over a network: whoever is awaited hands in a sheet, then the match advances.
Never here: a rule of the world, a weight of a mind, a pixel. The seed stays in
this room and the chronicle; no view holds it. Scores are reckoned here too,
from the worlds on record, because what counts as doing well is a setting.
"""
