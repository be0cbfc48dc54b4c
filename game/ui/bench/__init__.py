"""The window's bench: what a hand at the council table waits for (perf.md)."""
