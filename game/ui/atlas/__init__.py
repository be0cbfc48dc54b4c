"""The atlas: a scenario's geometry drawn as an engraved, hand-coloured plate.

It knows no noun of the game, only province ids, colours and strings: a caller translates the state of the world
into a `MapScene` (scene.py) and shows it with `AtlasView` (view.py). Slow work is done once per geometry by
`Bake` (bake.py), step by step, and kept in the player's cache. `picture` (picture.py) makes a whole plate without
a window. Inside: raster, sea, paper and relief make the ground; tint washes it; tiles put ground, washes and
vector lines together at screen resolution; labels, marks and ribbons stand on top. Nothing happens at import.
"""
