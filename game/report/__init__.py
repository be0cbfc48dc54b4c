"""The report: the book of a finished game, written from its chronicle and from nothing else.

`book` builds a pure model (wars, wars deterred, words kept and broken, pacts,
charts, verdict); `page` writes it as one self-contained HTML file, `ledger` as
JSON; `sentences` words single events for the Gazette and answers "why?".
This room decides nothing and changes no world. Every sentence rests on events
that can be named, and every figure can be computed again from the chronicle,
because a class will argue about it (rules.md §7; science.md).
"""
