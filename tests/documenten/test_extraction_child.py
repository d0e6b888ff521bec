"""Reading in a child process: every type, and every way in which it can go wrong (D5, R5, R12)."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documenten.extraction import Extractie, ExtractieMislukt, extract, plain_text
from mkwportal.core.files.types import TYPES
from tests.support import files

WORDS = "Beleid woonfraude van de corporatie"
SAMPLES = {
    "pdf": files.pdf(WORDS),
    "docx": files.word(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"),
    "odt": files.odf("odt", f"<text:p>{WORDS}</text:p>"),
    "ods": files.odf(
        "ods",
        f'<table:table table:name="Blad"><table:table-row><table:table-cell><text:p>{WORDS}</text:p></table:table-cell>'
        "</table:table-row></table:table>",
    ),
    "odp": files.odf(
        "odp",
        f"<draw:page><draw:frame><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame></draw:page>",
    ),
    "doc": files.doc(WORDS),
    "rtf": rf"{{\rtf1\ansi {WORDS}\par}}".encode(),
    "txt": WORDS.encode(),
    "md": f"# {WORDS}".encode(),
    "html": f"<!doctype html><p>{WORDS}".encode(),
    "eml": files.eml("Onderwerp", WORDS),
    "msg": files.msg("Onderwerp", WORDS, "Jan"),
}


@pytest.fixture
def path(tmp_path):
    def write(data: bytes, name: str = "bestand"):
        target = tmp_path / name
        target.write_bytes(data)
        return target

    return write


def failure(*args, **options) -> ExtractieMislukt:
    with pytest.raises(ExtractieMislukt) as failed:
        extract(*args, **options)
    return failed.value


@pytest.mark.parametrize("ext", SAMPLES)
def test_every_type_is_read_by_its_content_type_alone(ext, path):
    found = extract(path(SAMPLES[ext]), TYPES[ext].mime)
    assert isinstance(found, Extractie)
    assert found.status == "gelezen"
    assert WORDS in plain_text(found.blokken)
    assert json.loads(json.dumps(found.blokken)) == found.blokken


@pytest.mark.parametrize("ext", ["jpg", "png"])
def test_an_image_has_no_text_and_costs_no_child(ext, tmp_path):
    assert extract(tmp_path / "er is niets", TYPES[ext].mime) == Extractie("geen_tekst")


def test_a_scan_keeps_its_number_of_pages(path):
    assert extract(path(files.drawn_pdf([], [])), "application/pdf") == Extractie("geen_tekst", paginas=2)


@pytest.mark.parametrize("ext", sorted(set(SAMPLES) - {"txt", "md", "html", "eml", "rtf"}))
@pytest.mark.parametrize("damage", ["half", "zeros"])
def test_a_damaged_file_gives_a_sentence(ext, damage, path, caplog):
    data = SAMPLES[ext]
    data = data[: len(data) // 2] if damage == "half" else data[:40] + bytes(len(data))
    with caplog.at_level(logging.WARNING):
        failed = failure(path(data), TYPES[ext].mime)
    assert failed.code == "crash"
    assert "downloaden" in failed.message
    assert "text extraction failed" in caplog.text


def test_xml_that_grows_in_memory_does_no_harm(path):
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12)
    )
    main = f"{entities}]><x><body><p><r><t>&m;</t></r></p></body></x>"
    assert failure(path(files.ooxml("docx", main)), TYPES["docx"].mime, memory_mb=400).code in ("crash", "geheugen")


def test_a_file_that_takes_too_long_is_given_up(path):
    body = "<w:p><w:r><w:t>woord</w:t></w:r></w:p>" * 100_000
    failed = failure(path(files.word(body)), TYPES["docx"].mime, timeout=0.05)
    assert failed.code == "tijd"
    assert "duurde te lang" in failed.message


def test_a_file_that_needs_too_much_memory_is_given_up(path):
    body = "<w:p><w:r><w:t>woord</w:t></w:r></w:p>" * 400_000
    failed = failure(path(files.word(body)), TYPES["docx"].mime, memory_mb=150)
    assert failed.code == "geheugen"
    assert "te zwaar" in failed.message


def test_nul_and_halves_of_letters_do_not_come_through(path):
    found = extract(path(b"<p>met &#0; nul \x00 en &#xD83D; half"), "text/html")
    text = plain_text(found.blokken)
    assert "\0" not in text
    text.encode()
    assert text.startswith("met")


def test_the_file_may_have_any_name(path):
    found = extract(path(WORDS.encode(), "-rf; $(touch x) 'naam' é.txt"), "text/plain")
    assert plain_text(found.blokken) == WORDS


def test_several_threads_read_at_the_same_time(path):
    source = path(SAMPLES["docx"])
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: extract(source, TYPES["docx"].mime).blokken, range(4)))
    assert found == [found[0]] * 4


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(["pdf", "docx", "odt", "html", "eml", "txt", "md"]), st.data())
def test_damage_anywhere_gives_text_or_a_sentence(tmp_path_factory, ext, data):
    content = bytearray(SAMPLES[ext])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    target = tmp_path_factory.mktemp("kapot") / "bestand"
    target.write_bytes(bytes(content))
    assert outcome(target, ext) in ("gelezen", "geen_tekst", "crash")


def outcome(path, ext: str) -> str:
    try:
        return extract(path, TYPES[ext].mime, timeout=20).status
    except ExtractieMislukt as failed:
        return failed.code
