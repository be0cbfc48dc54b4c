"""Beats: the resolution of a turn, played on the map as short captioned steps: a reel tells, a player shows."""
