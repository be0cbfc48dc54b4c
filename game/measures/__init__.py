"""Measures: what can be read off a world by one who sees all.

Distances and reach, forces and capability, income and trade, who is bound to
whom, how concentrated power is. Objective where `perception` is subjective:
theories differ on the second (architecture.md, floors). Measures are nouns and
change nothing. Wealth in hundredths, forces in tenths of a brigade, shares in
thousandths, distances in march-kilometres.
"""
