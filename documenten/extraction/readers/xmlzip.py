"""Office files as zips of XML: parts by name, element names without their namespace."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

Element = ET.Element


class Package:
    """An open Office file."""

    def __init__(self, path: str) -> None:
        self.archive = zipfile.ZipFile(path)
        self.names = set(self.archive.namelist())

    def part(self, name: str) -> Element | None:
        """Return the root of a part with names stripped of namespaces, None when the part is not there."""
        if name not in self.names:
            return None
        with self.archive.open(name) as stream:
            root = ET.parse(stream).getroot()  # noqa: S314 - expat limits entities, our process is limited too
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
            if element.attrib:
                element.attrib = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return {id: (kind, part)} of what a part refers to inside the file; "" for the file as a whole."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def main_part(self) -> str:
        """Return the name of the part that an OOXML file starts with."""
        return next(target for kind, target in self.relations("").values() if kind == "officeDocument")

    def core_properties(self) -> dict[str, str]:
        """Return what docProps/core.xml tells: title, creator, created, modified, subject, keywords."""
        root = self.part("docProps/core.xml")
        return {element.tag: (element.text or "").strip() for element in root} if root is not None else {}


def first(element: Element | None, *path: str) -> Element | None:
    """Return the descendant along a path of child names, None when one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(name)
    return element


def value(element: Element | None, *path: str, default: str = "") -> str:
    """Return the attribute `val` of the element along a path."""
    found = first(element, *path)
    return default if found is None else found.get("val", default)


def is_on(element: Element | None, *path: str) -> bool:
    """Tell whether a switch such as <b/> is there and not turned off."""
    found = first(element, *path)
    return found is not None and found.get("val", "1") not in ("0", "false", "off", "none")


def walk(element: Element, skip: frozenset[str]) -> Iterator[Element]:
    """Yield all elements below this one in document order, without those in `skip` and what is in them."""
    for child in element:
        if child.tag not in skip:
            yield child
            yield from walk(child, skip)
