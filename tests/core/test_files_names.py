"""File names: safe to show, to store and to hand out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkwportal.core.files.names import MAX_LENGTH, clean_filename, extension


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Beleid woonfraude.pdf", "Beleid woonfraude.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jan\\Documenten\\nota.docx", "nota.docx"),
        ("a\x00b\x07c\n.pdf", "abc .pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.exe"),
        ("nul\u200bbreed\ufeff.pdf", "nulbreed.pdf"),
        ("  veel   ruimte \t.pdf ", "veel ruimte .pdf"),
        ("e\u0301e\u0301n.pdf", "één.pdf"),
        ('a<b>:"c|d?e*.pdf', "a_b___c_d_e_.pdf"),
        (".pdf", "bestand.pdf"),
        ("...", "bestand"),
        ("", "bestand"),
        ("/", "bestand"),
        ("\u202e", "bestand"),
        (".htaccess", "bestand.htaccess"),
        ("CON.pdf", "_CON.pdf"),
        ("com1", "_com1"),
        ("Hé, échte naam (2).docx", "Hé, échte naam (2).docx"),
        ("punt.aan.het.eind...", "punt.aan.het.eind"),
    ],
)
def test_clean_filename(name, clean):
    assert clean_filename(name) == clean


def test_a_name_of_300_characters_keeps_its_extension():
    name = clean_filename("a" * 300 + ".docx")
    assert len(name) == MAX_LENGTH == 150
    assert name.endswith("a.docx")


@given(st.text(max_size=400))
def test_any_name_becomes_a_safe_one(name):
    clean = clean_filename(name)
    assert 1 <= len(clean) <= MAX_LENGTH
    assert not set(clean) & set('/\\<>:"|?*\0\n\r')
    assert not any(unicodedata.category(char).startswith("C") for char in clean)
    assert clean == unicodedata.normalize("NFC", clean).strip()
    assert clean not in (".", "..")
    assert clean_filename(clean) == clean


@pytest.mark.parametrize(("name", "ext"), [("a.PDF", "pdf"), ("a", ""), ("a.tar.gz", "gz"), ("v2.0 nota", "")])
def test_extension(name, ext):
    assert extension(name) == ext
