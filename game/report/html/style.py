"""The page's style and its letters, all carried inside the file: a report must read the same without a network."""

from base64 import b64encode
from importlib.resources import files

__all__ = ["chart_rules", "faces", "style"]

_FACES = (
    ("Report Serif", "italic", 500, "EBGaramond_500Medium_Italic"),
    ("Report Serif", "normal", 600, "EBGaramond_600SemiBold"),
    ("Report Sans", "normal", 400, "SourceSans3_400Regular"),
    ("Report Sans", "normal", 600, "SourceSans3_600SemiBold"),
)


def style() -> str:
    """The style sheet with the faces embedded."""
    return faces() + (files("game.report.html") / "report.css").read_text(encoding="utf-8")


def chart_rules() -> str:
    """The rules for charts alone, for a page with a style of its own that draws one."""
    lines = (files("game.report.html") / "report.css").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith(".chart "))


def faces() -> str:
    """The letters alone, for a page with a style of its own."""
    room = files("game.report.html")
    told = []
    for family, slope, weight, file in _FACES:
        letters = b64encode((room / "faces" / f"{file}.woff2").read_bytes()).decode("ascii")
        told.append(
            f'@font-face{{font-family:"{family}";font-style:{slope};font-weight:{weight};'
            f"src:url(data:font/woff2;base64,{letters}) format('woff2')}}"
        )
    return "".join(told)
