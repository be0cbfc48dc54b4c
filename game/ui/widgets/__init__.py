"""The furniture of every screen: theme, type, icons, painted shapes, a retained tree of widgets, a window and a pilot.

What for: a screen is built from `layout` (Column, Row, ...), `plain`, `buttons`, `fields`, `table`, `sheets`, ... and
pushed on a `shell.Window`. Sizes are written in pixels at 1600 x 900 and pass through one scale (`look.Look.px`).
What never: no noun of the game, no rule, no file of a player. A widget shows values it is given and calls back.
Why so: every pygame widget library hurts on something we need (keyboard, tables, scaling, running without a
display), while the part of a toolkit that this game uses is small. A tree that keeps its widgets can be walked by
Tab, by a resize and by `pilot.Pilot` alike, so what a test can do a hand can do, and the other way round.
Start reading at `widget`, then `layers` and `shell`.
"""
