"""Orders: the catalogue of all that the law knows, and the form of each."""
