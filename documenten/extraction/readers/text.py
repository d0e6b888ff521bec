"""Plain text and Markdown."""

from __future__ import annotations

import re

from documenten.extraction.blokken import BULLET, NUMBER, Blok, alinea, kop
from documenten.extraction.readers import Gelezen

MAX_READ = 24 * 1024 * 1024
_FRONT = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_RULE = re.compile(r"^\s*([=\-_*~#])\1{2,}\s*$")
_CHAPTER = re.compile(r"^(?:(?:hoofdstuk|artikel|bijlage|paragraaf|deel|stap|fase)\s+\w+|\d+(?:\.\d+)+\.?\s+\S)", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(path: str, mime: str) -> Gelezen:
    """Read a text file; form feeds in it are page breaks."""
    text = decode(load(path))
    if mime == "text/markdown":
        return _markdown(text)
    pages = text.split("\f")
    blokken: list[Blok] = []
    for number, page in enumerate(pages, start=1):
        blokken += text_blocks(page, number if len(pages) > 1 else None)
    return Gelezen(blokken, paginas=len(pages) if len(pages) > 1 else None)


def load(path: str) -> bytes:
    """Return the first 24 MB of a file: finish() cuts what is longer, and says so."""
    with open(path, "rb") as stream:
        return stream.read(MAX_READ)


def decode(data: bytes, charset: str = "") -> str:
    """Return bytes as text: by its byte order mark, the charset it names, else UTF-8, else Windows-1252."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    if not charset and (match := _CHARSET.search(data[:2048])):
        charset = match[1].decode("ascii", "ignore")
    for name in (charset, "utf-8"):
        try:
            return data.decode(name) if name else _refuse(data)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _refuse(data: bytes) -> str:
    raise LookupError


def text_blocks(text: str, page: int | None = None) -> list[Blok]:
    """Return text without markup as blocks: lines that were broken by width are joined again."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = _wrap_width(lines)
    blokken: list[Blok] = []
    group: list[str] = []
    for line in [*lines, ""]:
        ruled = _RULE.match(line)
        starts = bool(BULLET.match(line) or NUMBER.match(line) or _CHAPTER.match(line.strip()))
        if group and (not line.strip() or ruled or starts or _ended(group[-1], width)):
            blokken += _block(group, page, first=not blokken, underlined=bool(ruled) and len(group) == 1)
            group = []
        if line.strip() and not ruled:
            group.append(line.strip())
    return blokken


def _wrap_width(lines: list[str]) -> int:
    """Return the width at which a program broke the lines, 0 when every line is a paragraph of its own."""
    lengths = sorted(len(line) for line in lines if len(line) > 40)
    if not lengths or lengths[-1] > 130:
        return 0
    return lengths[-1] if lengths[len(lengths) // 2] > lengths[-1] * 0.75 else 0


def _ended(line: str, width: int) -> bool:
    """Tell whether a line ended because the author wanted it, not because it was full."""
    return not width and len(line) > 90


def _block(group: list[str], page: int | None, *, first: bool, underlined: bool) -> list[Blok]:
    if len(group) == 1:
        line = group[0].strip("# ")
        short = len(line) <= 80 and line[-1:] not in tuple(".,;:?!") and any(map(str.isalpha, line))
        if short and (underlined or first or line.isupper() or _CHAPTER.match(line)):
            return [kop(line, 1 if first or underlined or line.isupper() else 2, page)]
        return [alinea(line, page)]
    full = all(len(line) > 45 for line in group[:-1])
    return [alinea((" " if full else "\n").join(group), page)]


def _markdown(text: str) -> Gelezen:
    from markdown_it import MarkdownIt

    from documenten.extraction.readers.web import read_html

    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    facts = dict(line.partition(":")[::2] for line in front[1].split("\n")) if front else {}
    facts = {name.strip().lower(): value.strip(" \"'") for name, value in facts.items()}
    body = text[front.end() :] if front else text
    found = read_html(MarkdownIt("commonmark", {"html": False}).enable("table").render(body))
    found.titel = facts.get("title") or facts.get("titel", "")
    found.auteur = facts.get("author") or facts.get("auteur", "")
    found.datum = (facts.get("date") or facts.get("datum", ""))[:10]
    return found
