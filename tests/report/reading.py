"""A game read once for all tests that look at it: its lines as plain values, its book, and its book as data.

Nobody changes what is handed out. A few games are kept at a time, for a long one weighs tens of megabytes.
"""

import json
from typing import Any

from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.kit.memo import by_identity
from game.report.book import bind_book
from game.report.exports.ledger import spell_book
from game.report.records.chapters import Report
from game.report.source import Source, read_chronicle

_KEPT = 4


@by_identity(_KEPT)
def entries(chronicle: Chronicle) -> list[dict[str, Any]]:
    """Every entry as it is written to the file, read back as plain values."""
    return [json.loads(canonical(step)) for step in chronicle.steps]


@by_identity(_KEPT)
def source_of(chronicle: Chronicle) -> Source:
    """The source of its book."""
    return read_chronicle(chronicle)


@by_identity(_KEPT)
def book_of(chronicle: Chronicle) -> Report:
    """Its book."""
    return bind_book(source_of(chronicle))


@by_identity(_KEPT)
def data_of(chronicle: Chronicle) -> dict[str, Any]:
    """Its book as plain values."""
    return spell_book(book_of(chronicle))
