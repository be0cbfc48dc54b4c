"""The tables as files: a folder of CSV, or one zip where the name ends in `.zip`, with a codebook and a note to read.

Nothing is left half written: files are made beside their place and moved into it.
"""

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

from game.report.exports.columns import Table, codebook, spelt
from game.report.exports.tables import tables_of
from game.report.records.chapters import Report
from game.report.source import Source

__all__ = ["tables_note", "write_tables", "written_whole"]


def write_tables(report: Report, source: Source, place: Path) -> Path:
    """Every table of a game, in a folder or a zip at `place`; OSError where it cannot be written."""
    tables = tables_of(report, source)
    files = {f"{table.name}.csv": spelt(table) for table in tables}
    files["codebook.csv"] = codebook(tables)
    files["README.txt"] = tables_note(report, tables)
    if place.suffix == ".zip":
        return _zipped(files, place)
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        written_whole(place / name, text.encode("utf-8"))
    return place


def _zipped(files: dict[str, str], place: Path) -> Path:
    """One packed file, the same bytes for the same game."""
    beside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in files.items():
                told = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                told.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(told, text.encode("utf-8"))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
    return place


def written_whole(path: Path, raw: bytes) -> Path:
    """Bytes put into a file at once, so that no failure leaves half of it where a whole one stood."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(raw)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def tables_note(report: Report, tables: Iterable[Table]) -> str:
    """What the files are, for whoever opens the folder first."""
    lines = [
        f"{report.title}, {report.dates}, seed {report.seed}.",
        f"Digest of the game: {report.digest}.",
        "",
        "Each file is a table in CSV: UTF-8, a line of column names, commas between cells.",
        "An empty cell is a figure that is missing, never zero. Names of columns end in their unit.",
        "Ids are the same in all files and in the JSON of the report. codebook.csv tells what each column means.",
        "",
        *(f"{t.name}.csv: {len(t.rows)} rows; a row is {t.row}; told apart by {', '.join(t.key)}." for t in tables),
    ]
    return "\n".join(lines) + "\n"
