"""The report on paper: one self-contained HTML file, no network, no script needed to read it.

`page` is the whole, each other file a part: a war, the system, others' wars;
`svg`, `figures` and `plate` draw; `markup` and `style` are what all share.
Nothing is reckoned here: every figure comes from the book (game.report.book)
as it stands, so that the page, the window and the JSON cannot say two things.
"""
