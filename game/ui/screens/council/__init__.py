"""The council table: the map, the papers on it, the strategy and the draft of orders."""
