"""The report: the book of a finished game, written from its chronicle and from nothing else.

`book` gathers the chapters: `wars`, `promises` (words kept, wars that did not
happen), `minds` (what was believed), `judgements`, `charts`, `whatif`, `debrief`.
`records` are what a chapter holds, `telling` the words for it; `html` and
`exports` write the book for people and for programs. This room decides nothing
and changes no world. Every sentence rests on events that can be named, and every
figure can be computed again from the chronicle, because a class will argue about
it (rules.md §7; science.md).
"""
