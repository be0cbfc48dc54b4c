"""The wars: one chapter each, from the first demand to the last battle.

`wars` puts a chapter together. `chain` and `antecedents` say what led to it,
`thesis` says it in one sentence, `sides` and `eve` how each side saw it, `called`
who was bound, `tags` which concepts of the field its events earn. `generals`,
`civil` and `bleeding` are wars of another kind. Losses are summed from battles.
"""
