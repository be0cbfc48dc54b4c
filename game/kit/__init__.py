"""The kit: what every room stands on and what knows no noun of the game.

Named dice, integer arithmetic, canonical text and its digest, the folders a
program may use. Everything here is pure but for `places`, which only answers
where folders are. Integers only where the rules can reach, so that the same
orders give the same world on every machine (rules.md §1).
"""
