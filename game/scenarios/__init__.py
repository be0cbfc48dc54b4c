"""How a world begins: what a teacher writes in `maps/` and `assets/charters/`, read and checked.

This room turns text files into the first World of a game, and into shapes that can be drawn. It knows
no rule of play and moves nothing: once the World is made, its work is done.

Every door here is strict. An unknown key, a misspelt id or a ring that does not close is refused, all
faults at once, each in one sentence that names the file, the place and the cure, because those who
write scenarios are teachers and students, not programmers (architecture.md, "Where each package earns
its place").
"""
