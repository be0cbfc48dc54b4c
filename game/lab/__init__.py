"""The lab: many games at once, and what they show.

`farm` plays them in parallel, `tally` counts what happened in one, `facts`
holds the counts against the record of the real world (science.md C),
`dilemma` asks which grand strategy pays, `guards` tries to catch an outcome
written into the rules (science.md F6), `history` holds the historical worlds
against their record, `bench` measures speed (perf.md).
Nothing here is read by a rule or a mind.
"""
