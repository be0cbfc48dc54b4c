"""How maps are drawn: from coastlines and a list of seats to provinces that neighbours share.

A historical map grows on real coasts (`maps/geography`), an invented one on coasts drawn by lot; both end as
the same three files beside a scenario: `geometry.json`, `relief.jpg`, `ways.json`. The room decides nothing
about play: which land belongs to whom, how rich it is and what it is called stands in `scenario.toml`.

Whole-number output only, no chance but named dice, so that the same seats give the same bytes. Shapely and
SciPy do the planar geometry and the shortest paths; they are imported when a map is drawn, never at the start
of a game. Nothing here knows a screen: pictures come and go as arrays.
"""
