"""The report at the end: the book of the game, page by page."""
