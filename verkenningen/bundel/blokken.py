"""Markdown of members as plain blocks that a Word file and a PDF are made from; nothing in them is code any more.

A block is a dict that JSON can hold: `{"soort": "kop", "niveau", "delen"}`, `{"soort": "alinea", "delen"}`,
`{"soort": "citaat", "blokken"}` or `{"soort": "lijst", "genummerd", "begin", "items": [[block, …], …]}`. `delen` are
runs of text: `[text, bold, italic, address or ""]`.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from markdown_it.token import Token

from mkwportal.core.markdown import SCHEMES, parse_markdown

Blok = dict[str, Any]
Deel = list[Any]
# What XML may not hold, and the two marks that would turn the order of the text after them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ufffe\uffff]")


def clean(text: str) -> str:
    """Return one line of text without characters that no file may hold."""
    return " ".join(_FORBIDDEN.sub("", text).split())


def make_blocks(text: str, *, heading: int) -> list[Blok]:
    """Return the blocks of a Markdown text; its highest heading gets level `heading`."""
    tokens = iter(parse_markdown(_FORBIDDEN.sub("", text), heading=heading))
    return list(_blocks(tokens, ""))


def _blocks(tokens: Iterator[Token], until: str) -> Iterator[Blok]:
    """Yield blocks up to the token that closes what they stand in."""
    for token in tokens:
        if token.type == until:
            return
        if token.type == "heading_open":
            yield {"soort": "kop", "niveau": int(token.tag[1]), "delen": _runs(next(tokens))}
        elif token.type == "paragraph_open":
            yield {"soort": "alinea", "delen": _runs(next(tokens))}
        elif token.type == "blockquote_open":
            yield {"soort": "citaat", "blokken": list(_blocks(tokens, "blockquote_close"))}
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            numbered = token.type == "ordered_list_open"
            begin = int(token.attrs.get("start", 1)) if numbered else 1
            items = list(_items(tokens, token.type.replace("open", "close")))
            yield {"soort": "lijst", "genummerd": numbered, "begin": begin, "items": items}


def _items(tokens: Iterator[Token], until: str) -> Iterator[list[Blok]]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "list_item_open":
            yield list(_blocks(tokens, "list_item_close"))


def _runs(inline: Token) -> list[Deel]:
    bold = italic = 0
    url = ""
    found: list[Deel] = []
    for token in inline.children or []:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                url = _followable(str(token.attrs.get("href", "")))
            case "link_close":
                url = ""
            case "softbreak" | "hardbreak":
                found.append(["\n", False, False, ""])
            case _:
                if token.content:
                    found.append([token.content, bold > 0, italic > 0, url])
    return found


def _followable(url: str) -> str:
    try:
        return url if urlsplit(url).scheme in SCHEMES else ""
    except ValueError:
        return ""
