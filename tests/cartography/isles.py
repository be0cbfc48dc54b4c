"""A small world of two islands and a river, as a teacher might write it."""

from __future__ import annotations

import json
from pathlib import Path

SEATS = """
format = "seats/1"
geography = "coast.geojson"
projection = "lcc lat_1=36 lat_2=44 lat_0=40 lon_0=10"
window = [0, 36, 20, 44]
claim_km = 900
strait_km = 40
sea_km = 400
[seats]
westmark = { name = "Westmark", at = [40.0, 4.0], weight = 3 }
midford = { name = "Midford", at = [41.0, 7.5] }
southmouth = { name = "Southmouth", at = [38.6, 7.0] }
eastend = { name = "Eastend", at = [40.2, 10.0] }
isle_port = { name = "Isle Port", at = [40.0, 13.5] }
far_isle = { name = "Far Isle", at = [39.5, 16.0] }
[off_map]
beyond = { name = "Beyond", at = [40.0, 40.0] }
[seas]
great_sea = { name = "Great Sea", at = [37.0, 10.0], rank = 1 }
[links]
add = [["far_isle", "beyond", "sea", 1200]]
"""

STATES = """
format = "scenario/1"
id = "two_isles"
title = "Two Isles"
subtitle = "A small world for a lesson"
relief = "relief.jpg"
[history]
known = "Nothing is known of these isles but what a teacher wrote for one lesson."
simplified = "Everything is simplified; the isles were drawn with a ruler on one evening."
[dates]
start = 1900
[system]
reach_half_km = 450
[states.WES]
name = "Wessia"
people = "Wessians"
colour = "#7C8F4E"
capital = "westmark"
regime = "mixed"
power = 6.5
economy = 8
posture = "status_quo"
doctrine = "defensive_realist"
difficulty = 2
advice = "Hold the river."
note = "The larger of the two."
[states.EAS]
name = "Eassia"
people = "Eassians"
colour = "#8D7399"
capital = "isle_port"
regime = "democracy"
power = 5
economy = 7.5
posture = "status_quo"
doctrine = "balance_of_threat"
difficulty = 3
advice = "Ships are your walls."
note = "An island state."
[provinces]
westmark = { name = "West", owner = "WES", weight = 2, terrain = "plain", port = true }
midford = { name = "Middle", owner = "WES", weight = 1, terrain = "hills", port = true }
southmouth = { name = "South", owner = "WES", weight = 1, terrain = "plain", port = true }
eastend = { name = "East", owner = "EAS", weight = 1, terrain = "plain", port = true }
isle_port = { name = "Isle", owner = "EAS", weight = 2, terrain = "plain", port = true }
far_isle = { name = "Farther Isle", owner = "EAS", weight = 1, terrain = "plain", port = true }
beyond = { name = "The Beyond", owner = "EAS", weight = 1, terrain = "plain", port = true, off_map = true }
"""


def _square(west: float, south: float, east: float, north: float) -> dict[str, object]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def written(folder: Path) -> Path:
    """The world's folder, its map not grown yet."""
    folder.mkdir()
    land = [_square(2, 37.5, 11, 42.5), _square(12.4, 38.5, 17, 41.5)]
    (folder / "coast.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": land}))
    (folder / "seats.toml").write_text(SEATS)
    (folder / "scenario.toml").write_text(STATES)
    (folder / "sources.md").write_text("Drawn with a ruler.")
    return folder
