"""A thousand files as a corporation has them: PDF, Word, spreadsheets, slides, mail and text, no two the same."""

import io
import random
from collections.abc import Iterator
from html import escape

from openpyxl import Workbook
from pptx import Presentation

from tests.support import files

from .data import SUBJECTS, blocks

KINDS = ("pdf",) * 8 + ("docx",) * 6 + ("odt", "xlsx", "pptx", "eml", "html", "txt")


def text_pdf(word: str, pages: int, rng: random.Random) -> bytes:
    """Return a text PDF of so many full pages, with `word` in it."""
    return files.pdf(*("\n".join([*_lines(blocks(rng, SUBJECTS[0], 1), 95), word]) for _ in range(pages)))


def mixed(count: int, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """Yield file name, content and a word that only this file has; two to six pages of text each."""
    rng = random.Random(seed)
    for number in range(count):
        kind, subject = KINDS[number % len(KINDS)], rng.choice(SUBJECTS)
        word = f"kenmerk{seed}x{number}"
        parts = [*blocks(rng, subject, rng.randint(2, 6)), {"s": "alinea", "t": f"Ons kenmerk is {word}."}]
        yield f"{subject} {seed} {number}.{kind}", _MAKERS[kind](parts), word


def _lines(parts: list[dict], width: int) -> list[str]:
    found = []
    for part in parts:
        text = part["t"]
        while text:
            cut = len(text) if len(text) <= width else text.rfind(" ", 0, width)
            found.append(text[:cut])
            text = text[cut:].strip()
    return found


def _pdf(parts: list[dict]) -> bytes:
    lines = _lines(parts, 95)
    return files.pdf(*("\n".join(lines[start : start + 45]) for start in range(0, len(lines), 45)))


def _docx(parts: list[dict]) -> bytes:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    body = "".join(
        f"<w:p>{style if part['s'] == 'kop' else ''}<w:r><w:t>{escape(part['t'])}</w:t></w:r></w:p>" for part in parts
    )
    return files.word(body)


def _odt(parts: list[dict]) -> bytes:
    body = "".join(
        f'<text:h text:outline-level="1">{escape(part["t"])}</text:h>'
        if part["s"] == "kop"
        else f"<text:p>{escape(part['t'])}</text:p>"
        for part in parts
    )
    return files.odf("odt", body)


def _xlsx(parts: list[dict]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for number, part in enumerate(parts):
        book.active.append([number, part["s"], part["t"]])
    book.save(out)
    return out.getvalue()


def _pptx(parts: list[dict]) -> bytes:
    show, out = Presentation(), io.BytesIO()
    for part in parts:
        if part["s"] == "kop":
            slide = show.slides.add_slide(show.slide_layouts[1])
            slide.shapes.title.text = part["t"]
        else:
            slide.placeholders[1].text_frame.add_paragraph().text = part["t"]
    show.save(out)
    return out.getvalue()


def _plain(parts: list[dict]) -> str:
    return "\n\n".join(part["t"] for part in parts)


_MAKERS = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "eml": lambda parts: files.eml(parts[0]["t"], _plain(parts)),
    "html": lambda parts: (
        "<!doctype html><title>Stuk</title>" + "".join(f"<p>{escape(part['t'])}</p>" for part in parts)
    ).encode(),
    "txt": lambda parts: _plain(parts).encode(),
}
