"""PPTX: a heading per slide, its text in lists, tables, the words in diagrams and the notes of the speaker."""

from __future__ import annotations

from documenten.extraction.blokken import Blok, alinea, item, kop, noot, tabel
from documenten.extraction.readers import Gelezen
from documenten.extraction.readers.xmlzip import Element, Package, first, walk

_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"dt", "ftr", "sldNum", "hdr", "sldImg"}
_LISTS = {"body", "obj", "", "tbl"}


def read(path: str, mime: str) -> Gelezen:
    """Read a PowerPoint presentation; the page of a block is its slide."""
    package = Package(path)
    main = package.main_part()
    root = package.part(main)
    relations = package.relations(main)
    slides = first(root, "sldIdLst")
    names = [relations[slide.attrib["id"]][1] for slide in slides] if slides is not None else []
    blokken: list[Blok] = []
    for number, name in enumerate(names, start=1):
        blokken += _slide(package, name, number)
    core = package.core_properties()
    return Gelezen(
        blokken,
        titel=core.get("title", ""),
        auteur=core.get("creator", ""),
        datum=(core.get("modified") or core.get("created", ""))[:10],
        paginas=len(names),
        metadata={"onderwerp": core.get("subject"), "trefwoorden": core.get("keywords")},
    )


def _slide(package: Package, name: str, number: int) -> list[Blok]:
    root = package.part(name)
    tree = first(root, "cSld", "spTree")
    if tree is None:
        return []
    blokken = _shapes(tree, number)
    blokken.sort(key=lambda blok: blok["s"] != "kop")  # the title is often drawn last
    notes: list[Blok] = []
    for kind, target in package.relations(name).values():
        if kind == "diagramData":
            points = package.part(target)
            texts = [_text(point) for point in points.iter("pt")] if points is not None else []
            blokken += [item(text, number, key=target) for text in texts if text.strip()]
        elif kind == "notesSlide":
            notes += _notes(package.part(target), number)
    return blokken + notes


def _notes(root: Element | None, number: int) -> list[Blok]:
    tree = first(root, "cSld", "spTree")
    shapes = [shape for shape in tree.iter("sp") if _role(shape) not in _FURNITURE] if tree is not None else []
    return [noot(text, number) for shape in shapes if (text := _text(shape)).strip()]


def _shapes(tree: Element, number: int) -> list[Blok]:
    """Return the blocks of the shapes in a slide or group, in the order of the file."""
    blokken: list[Blok] = []
    for shape in tree:
        if shape.tag in ("grpSp", "AlternateContent", "Choice"):
            blokken += _shapes(shape, number)
        elif shape.tag == "graphicFrame":
            blokken += [_table(table, number) for table in shape.iter("tbl")]
        elif shape.tag == "sp":
            blokken += _shape(shape, number)
    return blokken


def _shape(shape: Element, number: int) -> list[Blok]:
    role = _role(shape)
    if role in _FURNITURE:
        return []
    texts = [(paragraph, text) for paragraph in shape.iter("p") if (text := _words(paragraph)).strip()]
    if role in _TITLES:
        title = " ".join(text for _, text in texts)
        return [kop(title, 1 if number == 1 else 2, number)] if title else []
    if len(texts) < 2 or role not in _LISTS:
        return [alinea(text, number) for _, text in texts]
    return [item(text, number, level=_level(paragraph), key=id(shape)) for paragraph, text in texts]


def _role(shape: Element) -> str | None:
    """Return the kind of placeholder, "" for a general one, None for a loose text box."""
    placeholder = first(shape, "nvSpPr", "nvPr", "ph")
    return None if placeholder is None else placeholder.get("type", "")


def _level(paragraph: Element) -> int:
    properties = first(paragraph, "pPr")
    return int(properties.get("lvl", "0")) if properties is not None else 0


def _table(table: Element, number: int) -> Blok:
    look = first(table, "tblPr")
    rows = [[_text(cell) for cell in row if cell.tag == "tc"] for row in table if row.tag == "tr"]
    return tabel(rows, number, header=look is not None and look.get("firstRow") in ("1", "true"))


def _text(element: Element) -> str:
    return "\n".join(_words(paragraph) for paragraph in element.iter("p"))


def _words(paragraph: Element) -> str:
    parts = []
    for element in walk(paragraph, frozenset({"pPr", "rPr", "endParaRPr", "Fallback"})):
        if element.tag == "t":
            parts.append(element.text or "")
        elif element.tag == "br":
            parts.append("\n")
    return "".join(parts)
