"""Events and figures in words: names, dates, phrases, sentences, and why a state did what it did.

The phrases themselves stand in `assets/words/en.toml`, where a teacher can
change them. The Gazette in the window and every page of the report tell an
event through this room, so that it is told once and the same everywhere.
"""
