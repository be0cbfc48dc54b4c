"""The rules: what happens, once all have decided (rules.md §§2, 4, 5).

For: one pure function, `turn.resolve(world, sheets, dice) -> Step`, and
`turn.begin`. The two tuples of steps in `turn` are the game in causal order.
Never: a doctrine, a view, a screen, a float, a stored stream of chance, or an
outcome. Rules move forces, money, information and obligations; peace and war
come out. An unlawful line becomes an event to its author; a bug raises.
"""
