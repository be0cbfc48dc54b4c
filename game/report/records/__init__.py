"""The records of the book: what a chapter holds, and nothing that reckons it.

`chapters` gathers them all into the `Report`; `quarrels`, `opinions`, `lessons`
and `others_wars` hold the parts that would crowd it. Pure values, with names in
words beside the ids, so that the page, the window and the JSON say the same.
Every other room of the report may import this one; it imports none of them.
"""
