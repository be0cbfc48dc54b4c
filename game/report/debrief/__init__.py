"""The debrief: what a class talks about after the game.

`debrief` chooses the questions that this game can answer, each with its key,
its evidence and, where one is natural, a wrong answer that tempts; `foretold`
holds what players predicted against what came. The wording is a teacher's to
change (assets/words/debrief.toml, read by `texts`); the facts are found by
`wars`, `diplomacy` and `system` in the book and its source. No question is
asked whose answer does not lie in the chronicle.
"""
