"""War: who fights and why, how it stands, and the ways to peace."""
