"""The chronicle: what is written down of a game, once, for every use.

One file of JSON lines is the save, the replay, the report's source, the proof
of a result and the lab's raw data: a header, the opening, then a line for each
phase with its sheets, reasons, events, the world after it and a digest chained
to the line before. Loading reads the last world and never replays. Lines are
appended and synced, so a kill costs at most the phase being written. No pickle:
pydantic checks every line that is read. Nothing here decides or plays.
"""
