"""DOC, RTF and MSG, through kreuzberg, which is the only free reader for them without a server beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import kreuzberg

from documenten.extraction.blokken import Blok, alinea, item, kop, noot, tabel
from documenten.extraction.readers import Gelezen
from documenten.extraction.readers.mail import mail_head
from documenten.extraction.readers.rtf import without_deleted

_CHAPTER = re.compile(r"^(?:(?:hoofdstuk|artikel|bijlage|paragraaf)\s+\w+|\d+(?:\.\d+)*\.?\s+[A-Z])", re.IGNORECASE)


def read(path: str, mime: str) -> Gelezen:
    """Read an old Word document, RTF or an Outlook message."""
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        enable_quality_processing=False,
        include_document_structure=True,
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
    )
    if mime == "application/rtf":
        result = kreuzberg.extract_bytes_sync(without_deleted(Path(path).read_bytes()), mime, config)
    else:
        result = kreuzberg.extract_file_sync(path, mime, config)
    facts: dict[str, Any] = dict(result.metadata)
    nodes: list[Any] = list(result.document["nodes"]) if result.document else []
    blokken = _blocks(nodes) if nodes else [alinea(line) for line in result.content.split("\n")]
    if mime == "application/vnd.ms-outlook":
        return _mail(facts, blokken)
    blokken = [part for blok in blokken for part in _lines(blok)]
    _guess_headings(blokken)
    return Gelezen(
        blokken,
        titel=_unescaped(facts.get("title") or ""),
        auteur=_unescaped(", ".join(facts.get("authors") or [])),
        taal=facts.get("language") or "",
        datum=(facts.get("modified_at") or facts.get("created_at") or "")[:10],
        paginas=facts.get("page_count"),
        metadata={"onderwerp": facts.get("subject"), "trefwoorden": ", ".join(facts.get("keywords") or [])},
    )


def _unescaped(text: str) -> str:
    """Return a fact of an RTF file with the letters that kreuzberg leaves as codes."""
    return re.sub(r"\\'([0-9a-fA-F]{2})", lambda match: bytes.fromhex(match[1]).decode("cp1252", "replace"), text)


def _mail(facts: dict[str, Any], blokken: list[Blok]) -> Gelezen:
    sender = facts.get("from_name") or facts.get("from_email") or ""
    subject = facts.get("subject") or ""
    date = str(facts.get("created_at") or facts.get("date") or "")
    head = mail_head(subject, sender, ", ".join(facts.get("to_emails") or []), date)
    names = [str(name) for name in facts.get("attachments") or []]
    tail = [alinea("Bijlagen: " + ", ".join(names))] if names else []
    return Gelezen(head + blokken + tail, titel=subject, auteur=sender, datum=date)


def _blocks(nodes: list[dict[str, Any]]) -> list[Blok]:
    """Return the nodes of kreuzberg's tree, which stand in reading order, as our blocks."""
    found: list[Blok] = []
    for index, node in enumerate(nodes):
        content = node["content"]
        kind, text = content["node_type"], content.get("text") or ""
        if kind in ("heading", "title"):
            found.append(kop(text, content.get("level", 1)))
        elif kind in ("paragraph", "code", "formula"):
            found.append(alinea(text))
        elif kind == "list_item":
            parent = node.get("parent")
            siblings = nodes[parent].get("children", []) if parent is not None else []
            ordered = parent is not None and nodes[parent]["content"].get("ordered")
            mark = str(siblings.index(index) + 1) if ordered and index in siblings else ""
            found.append(item(text, mark=mark, key=parent))
        elif kind == "footnote":
            found.append(noot(text))
        elif kind == "table":
            found.append(_table(content["grid"]))
    return found


def _table(grid: dict[str, Any]) -> Blok:
    rows = [[""] * grid["cols"] for _ in range(grid["rows"])]
    for cell in grid["cells"]:
        rows[cell["row"]][cell["col"]] = cell["content"]
    return tabel(rows, header=False)


def _lines(blok: Blok) -> list[Blok]:
    """Split what kreuzberg returns as one text: a paragraph per line, cells of a table behind tabs."""
    if blok["s"] != "alinea":
        return [blok]
    found: list[Blok] = []
    for line in blok["t"].split("\n"):
        *rows, last = line.split("\t\t")
        cells = [[cell.strip() for cell in row.split("\t")] for row in rows]
        if len(cells) > 1 and len(cells[0]) > 1 and len({len(row) for row in cells}) == 1:
            found.append(tabel(cells, header=False))
            line = last
        if line.strip():
            found.append(alinea(line.replace("\t", " ")))
    return found


def _guess_headings(blokken: list[Blok]) -> None:
    """Make headings of short lines above text, because these formats lose which lines were headings."""
    for at, blok in enumerate(blokken):
        if blok["s"] != "alinea" or not blok["t"].strip():
            continue
        text = blok["t"].strip()
        before = blokken[at - 1] if at else None
        after = blokken[at + 1] if at + 1 < len(blokken) else None
        short = len(text) <= 80 and text[-1] not in ".,;:?!" and text[0].isupper()
        if not short or after is None:
            continue
        ended = before is None or before["s"] != "alinea" or before["t"].rstrip()[-1:] in tuple(".?!")
        opens = after["s"] != "alinea" or len(after["t"]) > 80 or after["t"].rstrip()[-1:] in tuple(".:?!")
        if _CHAPTER.match(text) or (ended and opens):
            blok.update(s="kop", n=1 if before is None else 2)
