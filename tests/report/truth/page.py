"""The HTML page read back: its tables and its paragraphs, as a reader has them."""

import re
from html.parser import HTMLParser

Table = list[list[str]]


class _Reader(HTMLParser):
    """Collects tables by caption, and the text of paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[str, Table]] = []
        self.paragraphs: list[str] = []
        self.into = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(("", []))
        elif tag == "tr":
            self.tables[-1][1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][1][-1].append("")
            self.into = "cell"
        elif tag == "caption":
            self.into = "caption"
        elif tag == "p":
            self.paragraphs.append("")
            self.into = "p"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption", "p"):
            self.into = ""

    def handle_data(self, data: str) -> None:
        if self.into == "cell":
            self.tables[-1][1][-1][-1] += data
        elif self.into == "caption":
            caption, rows = self.tables[-1]
            self.tables[-1] = (caption + data, rows)
        elif self.into == "p":
            self.paragraphs[-1] += data


def tables(page: str, caption: str) -> list[Table]:
    """Rows of every table whose caption begins so, heads left out."""
    reader = _Reader()
    reader.feed(page)
    return [rows[1:] for told, rows in reader.tables if told.startswith(caption)]


def heads(page: str, caption: str) -> list[list[str]]:
    """Their heads."""
    reader = _Reader()
    reader.feed(page)
    return [rows[0] for told, rows in reader.tables if told.startswith(caption)]


def paragraphs(page: str) -> list[str]:
    """The text of every paragraph."""
    reader = _Reader()
    reader.feed(page)
    return reader.paragraphs


def number(text: str) -> float:
    """The first figure in a text, a true minus among them."""
    found = re.search(r"[-−+]?\d+(?:\.\d+)?", text.replace("−", "-"))
    assert found, text
    return float(found.group())


def numbers(text: str, names: tuple[str, ...] = ()) -> list[float]:
    """Every figure in a text, once names that hold some are left out."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return [float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)]
