"""The past as a test: each historical world played many times and held against what the record says (science.md E3).

`record` reads `record.toml`, which lies beside a scenario and says what happened; `targets` and the four rooms
of metrics (`fates`, `coalitions`, `fighting`, `institutions`) count it in a game; `roles` reads from deeds who
balanced and who did not; `plays` plays the arms, `scores` does the arithmetic, `findings` and `table` tell.
A record is read by nobody who rules or thinks, and no constant is set by what comes out here.
"""
