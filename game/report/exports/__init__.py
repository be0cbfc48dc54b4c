"""The report for other programs and other readers: JSON, tables, and the book under other names.

`ledger` spells the whole book as JSON, whose keys `schema` describes; `tables` tells
it as tidy CSV with a codebook. An `edition` is what every export is made from: the
book with its source and map, under real names or, renamed as a whole by
`pseudonyms`, under others. Keys and columns are a promise to those who wrote
scripts against them: they are added, never renamed.
"""
