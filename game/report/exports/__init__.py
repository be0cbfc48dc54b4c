"""The report for other programs and other readers: JSON, and what else can be made of the book.

`ledger` spells the whole book as JSON. Keys and columns are a promise to those
who wrote scripts against them: they are added, never renamed.
"""
