"""How the game is judged, by several measures side by side and by none in the end.

`standings` are the scores of this game, `conceptions` the places under each idea
of success, `verdict` a title and a sentence; `realist` and `institutionalist`
review the same `evidence`, and each ends on what speaks against its own school.
Nothing here says which school is right.
"""
