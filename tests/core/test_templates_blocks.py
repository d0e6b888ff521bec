"""What a template sets in one block is gone in the next: a link made of it would lead nowhere."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
_BLOCK = re.compile(r"{% block (\w+) %}")
_SETS = re.compile(r"{% \w+ [^%]* as (\w+) %}")
_TAG = re.compile(r"(?:{%\s*\w+|{{)(.*?)[%}]}")  # without the name of the tag


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_block_uses_what_another_set(path):
    pieces = _BLOCK.split(path.read_text(encoding="utf-8"))
    blocks = list(zip(pieces[1::2], pieces[2::2], strict=True))
    for name, body in blocks:
        own = set(_SETS.findall(body))
        words = {word for tag in _TAG.findall(body) for word in re.findall(r"\w+", re.sub(r'"[^"]*"', "", tag))}
        borrowed = {word for other, text in blocks if other != name for word in _SETS.findall(text)} - own
        assert not borrowed & words, f"block {name} uses {borrowed & words}"
