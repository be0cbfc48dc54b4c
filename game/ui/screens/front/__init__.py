"""Before and beside the game: title, new game, saved games, settings, help."""
