"""Looks into a PDF for what PDF/UA-1 asks and a machine can see."""

import io
from collections import Counter
from typing import Any, NamedTuple

import pikepdf


class Structure(NamedTuple):
    """What stands in the structure tree: how many elements per kind, heading levels in order, alt texts of figures."""

    soorten: Counter
    koppen: list[int]
    alts: list[str]


def structure(data: bytes) -> Structure:
    """Return the structure of a tagged PDF; AssertionError for what PDF/UA-1 does not allow in any PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "nl-NL"
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert abs(int(root.Outlines.Count)) > 0
        with pdf.open_metadata() as facts:
            assert facts["pdfuaid:part"] == "1"
            assert facts["dc:title"]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys()), thing.FontName
        for page in pdf.pages:
            assert page.get("/Tabs") == "/S" or not page.get("/Annots")
            assert all("/Contents" in note for note in page.get("/Annots", []))
        found = Structure(Counter(), [], [])
        _walk(root.StructTreeRoot, found)
        assert all(b - a <= 1 for a, b in zip([0, *found.koppen], found.koppen, strict=False)), found.koppen
        return found


def _walk(element: Any, found: Structure) -> None:
    if isinstance(element, pikepdf.Array):
        for part in element:
            _walk(part, found)
    if not isinstance(element, pikepdf.Dictionary):
        return
    kind = str(element.get("/S", "")).removeprefix("/")
    found.soorten[kind] += 1
    if kind[:1] == "H" and kind[1:].isdigit():
        found.koppen.append(int(kind[1:]))
    if kind == "Figure":
        found.alts.append(str(element.get("/Alt", "")))
    if "/K" in element:
        _walk(element.K, found)
