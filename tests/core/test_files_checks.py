"""What comes in: the content decides, and every refusal has its own sentence (D1, R5, Bad input)."""

import io
import os
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkwportal.core.files.checks import inspect_file
from mkwportal.core.files.types import MESSAGES, TYPES, FileRefused, readable_size
from tests.support import files

HTML = b"<!doctype html><html lang=nl><title>Protocol</title><p>Tekst</html>"
GOOD = {
    "pdf": files.pdf("Beleid woonfraude"),
    "docx": files.ooxml("docx"),
    "xlsx": files.ooxml("xlsx"),
    "pptx": files.ooxml("pptx"),
    "odt": files.odf("odt", ""),
    "ods": files.odf("ods", ""),
    "odp": files.odf("odp", ""),
    "doc": files.doc(),
    "msg": files.msg("Onderwerp", "Tekst", "Jan"),
    "rtf": rb"{\rtf1\ansi Beleid}",
    "txt": "Beleid voor cafés\n".encode(),
    "md": b"# Beleid\n\n- een\n",
    "html": HTML,
    "eml": files.eml("Onderwerp", "Tekst"),
    "png": files.image("PNG"),
    "jpg": files.image("JPEG"),
}


def refusal(data: bytes, name: str, **options: int) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        inspect_file(io.BytesIO(data), name, **options)
    return refused.value


def outcome(data: bytes, name: str) -> str:
    try:
        return inspect_file(io.BytesIO(data), name).ext
    except FileRefused as refused:
        return refused.code


def test_there_is_a_good_file_of_every_type():
    assert set(GOOD) == set(TYPES)


@pytest.mark.parametrize("ext", GOOD)
def test_a_good_file_is_recognised(ext, tmp_path):
    path = tmp_path / f"bestand.{ext}"
    path.write_bytes(GOOD[ext])
    assert inspect_file(path, path.name) == TYPES[ext]
    with path.open("rb") as stream:
        assert inspect_file(stream, path.name) == TYPES[ext]
        assert stream.tell() == 0


@pytest.mark.parametrize("ext", sorted(set(GOOD) - {"md"}))
def test_a_good_file_without_extension_is_recognised(ext):
    assert inspect_file(io.BytesIO(GOOD[ext]), "rapport 2026").ext == ext


@pytest.mark.parametrize(
    ("name", "ext"),
    [("FOTO.JPEG", "jpg"), ("pagina.htm", "html"), ("lees.MARKDOWN", "md"), ("nota v2.0", "pdf"), ("nota.def", "pdf")],
)
def test_names_that_do_not_contradict(name, ext):
    assert inspect_file(io.BytesIO(GOOD[ext]), name).ext == ext


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_in_every_common_encoding(encoding):
    assert inspect_file(io.BytesIO("Eén beleid\n".encode(encoding)), "nota.txt").ext == "txt"


def test_an_empty_file():
    assert refusal(b"", "leeg.pdf").code == "leeg"


def test_a_file_that_is_too_large_says_how_large():
    refused = refusal(bytes(3 * 1024 * 1024), "groot.pdf", max_bytes=2 * 1024 * 1024)
    assert refused.code == "te_groot"
    assert "3,0 MB" in refused.message
    assert "tot 2 MB" in refused.message


def test_the_limit_itself_is_allowed():
    data = GOOD["pdf"]
    assert inspect_file(io.BytesIO(data), "a.pdf", max_bytes=len(data)).ext == "pdf"
    assert refusal(data, "a.pdf", max_bytes=len(data) - 1).code == "te_groot"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1025, "2 kB"), (1048576, "1,0 MB"), (104857601, "100,1 MB")],
)
def test_sizes_are_readable_and_rounded_up(size, text):
    assert readable_size(size) == text


EXE = b"MZ\x90\x00" + bytes(200)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (EXE, "setup.exe", "programma"),
        (b"\x7fELF" + bytes(100), "programma", "programma"),
        (files.zipped({"a.txt": b"a"}), "map.zip", "archief"),
        (b"Rar!\x1a\x07" + bytes(50), "map.rar", "archief"),
        (b"\x1f\x8b\x08" + bytes(50), "map.tar.gz", "archief"),
        (b"GIF89a" + bytes(50), "plaatje.gif", "beeld_type"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "plaatje.webp", "beeld_type"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "foto.heic", "heic"),
        (b"\0\0\0\x18ftypisom" + bytes(100), "film.mp4", "onbekend_type"),
        (b"a;b;c\n1;2;3\n", "tabel.csv", "onbekend_type"),
        (b"print('x')\n", "script.py", "onbekend_type"),
        (os.urandom(400).replace(b"%", b"!") + b"\0", "onbekend.xyz", "onbekend_type"),
        (b"tekst\0met nul", "nota", "onbekend_type"),
    ],
)
def test_types_that_we_do_not_take(data, name, code):
    assert refusal(data, name).code == code


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (EXE, "factuur.pdf", ("op .pdf", "een programma")),
        (files.zipped({"a.txt": b"a"}), "beleid.pdf", ("op .pdf", "een archief")),
        (files.zipped({"a.txt": b"a"}), "beleid.docx", ("op .docx", "een archief")),
        (GOOD["docx"], "beleid.pdf", ("op .pdf", "Word (DOCX)")),
        (GOOD["pdf"], "beleid.docx", ("op .docx", "PDF")),
        (GOOD["png"], "foto.jpg", ("op .jpg", "PNG")),
        (GOOD["pdf"], "rekening.exe", ("op .exe", "PDF")),
        (GOOD["txt"], "beleid.pdf", ("op .pdf", "platte tekst")),
        (GOOD["txt"], "pagina.html", ("op .html", "platte tekst")),
        (HTML, "bericht.eml", ("op .eml", "HTML")),
        (b"abc\0def", "nota.txt", ("op .txt", "onherkenbaar")),
        (os.urandom(300).replace(b"%", b"!") + b"\0", "beleid.pdf", ("op .pdf", "onherkenbaar")),
    ],
)
def test_a_name_that_contradicts_the_content(data, name, words):
    refused = refusal(data, name)
    assert refused.code == "naam_klopt_niet"
    assert all(word in refused.message for word in words)


def test_a_pdf_with_a_password():
    assert refusal(files.pdf("Geheim", password="welkom"), "geheim.pdf").code == "versleuteld_pdf"


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_pdf_that_only_limits_printing_is_taken(in_memory, tmp_path):
    path = tmp_path / "alleen-lezen.pdf"
    path.write_bytes(files.pdf("Te lezen", password=""))
    source = io.BytesIO(path.read_bytes()) if in_memory else path
    assert inspect_file(source, path.name).ext == "pdf"


@pytest.mark.parametrize(
    "data",
    [
        files.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        files.doc(encrypted=True),
        files.odf("odt", "", {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
    ],
)
def test_office_with_a_password(data):
    assert refusal(data, "geheim").code == "versleuteld_office"


def test_a_zip_part_with_a_password():
    data = bytearray(GOOD["docx"])
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 1
    assert refusal(bytes(data), "geheim.docx").code == "versleuteld_office"


@pytest.mark.parametrize(
    "data",
    [
        files.ooxml("docx", parts={"word/vbaProject.bin": b"macro"}),
        files.ooxml("xlsx", parts={"xl/macrosheets/sheet1.xml": b"<x/>"}),
        files.ooxml("docx", kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        files.odf("odt", "", {"Basic/Standard/Module1.xml": b"<script:module/>"}),
        files.odf("ods", "", {"Scripts/python/doe.py": b"import os"}),
        files.doc(storages=["Macros", "VBA"]),
        files.ooxml("docx", parts={"word/embeddings/blad.xlsm": files.zipped({"xl/vbaProject.bin": b"macro"})}),
        files.ooxml("docx", parts={"word/embeddings/oleObject1.bin": files.doc(storages=["_VBA_PROJECT"])}),
    ],
)
def test_macros(data):
    assert refusal(data, "rapport").code == "macro"


def test_an_odf_list_of_libraries_without_macros_is_taken():
    data = files.odf("odt", "", {"Basic/script-lc.xml": b"<x/>", "Basic/Standard/script-lb.xml": b"<x/>"})
    assert inspect_file(io.BytesIO(data), "a.odt").ext == "odt"


def test_a_word_file_with_a_sheet_inside_is_taken():
    data = files.ooxml("docx", parts={"word/embeddings/blad.xlsx": GOOD["xlsx"]})
    assert inspect_file(io.BytesIO(data), "a.docx").ext == "docx"


def test_a_bomb_that_says_how_large_it_becomes():
    data = files.ooxml("docx", parts={"word/media/image1.bmp": bytes(60 * 1024 * 1024)})
    assert len(data) < 200_000
    assert refusal(data, "bom.docx").code == "zipbom"


def test_a_bomb_that_lies_about_its_size():
    packed, checksum = files.bomb(40 * 1024 * 1024)
    data = bytearray(files.ooxml("docx", parts={"word/media/image1.bmp": b"x" * 100}))
    stored, central = data.rfind(b"PK\x03\x04"), data.rfind(b"PK\x01\x02")
    name = b"word/media/image1.bmp"
    old = struct.unpack_from("<I", data, stored + 18)[0]
    start = stored + 30 + len(name)
    struct.pack_into("<II", data, central + 16, checksum, len(packed))
    grown = bytes(data[:start]) + packed + bytes(data[start + old :])
    end = grown.rfind(b"PK\x05\x06")
    whole = bytearray(grown)
    struct.pack_into("<I", whole, end + 16, struct.unpack_from("<I", whole, end + 16)[0] + len(packed) - old)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.getinfo(name.decode()).file_size == 100
    assert refusal(bytes(whole), "bom.docx").code == "zipbom"


def test_a_bomb_of_parts_that_share_their_bytes():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", GOOD_TYPES)
        for at in range(5):
            archive.writestr(f"word/deel{at}.xml", b"x" * 5000)
        for info in archive.infolist()[2:]:
            info.header_offset = archive.infolist()[1].header_offset
    assert refusal(out.getvalue(), "bom.docx").code == "zipbom"


GOOD_TYPES = zipfile.ZipFile(io.BytesIO(GOOD["docx"])).read("[Content_Types].xml")


def test_a_bomb_of_many_parts():
    parts = {f"word/deel{at}.xml": b"" for at in range(10_001)}
    assert refusal(files.ooxml("docx", parts=parts), "bom.docx").code == "zipbom"


def test_a_bomb_of_files_in_files():
    inner = GOOD["xlsx"]
    for _ in range(4):
        inner = files.zipped({"binnen.xlsx": inner})
    assert refusal(files.ooxml("docx", parts={"word/embeddings/a.xlsx": inner}), "bom.docx").code == "zipbom"


def test_a_list_of_parts_that_would_fill_memory():
    data = bytearray(GOOD["docx"])
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<I", data, end + 12, 0xF0000000)
    assert refusal(bytes(data), "bom.docx").code == "zipbom"


@pytest.mark.parametrize("ext", ["pdf", "docx", "odt", "doc", "rtf", "png", "jpg"])
def test_a_file_that_broke_off(ext):
    data = GOOD[ext]
    cut = {"doc": 2000}.get(ext, len(data) * 2 // 3)
    assert refusal(data[:cut], f"half.{ext}").code == "beschadigd"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nonzin\nstartxref\n99999\n%%EOF\n",
        GOOD["docx"].replace(b"PK\x01\x02", b"PK\x09\x09"),
        GOOD["docx"][:60] + bytes(20) + GOOD["docx"][80:],
        files.odf("odt", "").replace(b"content.xml", b"contant.xml"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\xff\xd8\xff\xe0\x00\x10" + bytes(200),
    ],
)
def test_a_file_that_is_damaged(data):
    assert refusal(data, "kapot").code == "beschadigd"


def test_a_pdf_with_a_wrong_table_that_readers_repair_is_taken(tmp_path):
    path = tmp_path / "verschoven.pdf"
    data = GOOD["pdf"]
    start = data.rfind(b"startxref\n") + 10
    path.write_bytes(data[:start] + b"12\n%%EOF\n")
    assert inspect_file(path, path.name).ext == "pdf"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (files.ole({"Workbook": b"x"}), "oud.xls", "oud_excel"),
        (files.ole({"PowerPoint Document": b"x"}), "oud.ppt", "oud_powerpoint"),
        (files.ooxml("docx", kind="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
         "model.dotx", "sjabloon"),
        (files.zipped({"mimetype": b"application/vnd.oasis.opendocument.text-template", "content.xml": b"<x/>"}),
         "model.ott", "sjabloon"),
    ],
)  # fmt: skip
def test_old_formats_and_templates_get_advice(data, name, code):
    refused = refusal(data, name)
    assert refused.code == code
    assert "sla " in refused.message.lower()


def test_a_telephone_picture_with_a_film_behind_it_is_taken():
    assert inspect_file(io.BytesIO(GOOD["jpg"] + b"\0\0\0\x18ftypmp42" + bytes(300_000)), "foto.jpg").ext == "jpg"


@pytest.mark.parametrize("code", MESSAGES)
def test_every_sentence_says_what_to_do_in_plain_dutch(code):
    sentence = MESSAGES[code]
    assert sentence.endswith(".")
    assert all(len(part.split()) <= 20 for part in sentence.replace("?", ".").split(". "))
    assert code == "programma" or any(
        verb in sentence.lower() for verb in ("kies", "sla ", "voeg", "verklein", "maak", "open", "pak ", "probeer")
    )


class _Counted(io.BytesIO):
    """A file that counts what is read from it."""

    total = 0

    def read(self, *args):
        data = super().read(*args)
        self.total += len(data)
        return data


def test_of_a_large_pdf_or_text_only_the_ends_are_read():
    for data, name in ((files.pdf("Nota " * 400_000), "a.pdf"), (b"regel\n" * 400_000, "a.txt")):
        stream = _Counted(data)
        inspect_file(stream, name)
        assert len(data) > 1_900_000
        assert stream.total <= 5 * 64 * 1024


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["a.pdf", "a.docx", "a", "a.eml", "a.jpg", "a.txt"]))
def test_any_bytes_give_a_type_or_a_sentence(data, name):
    assert outcome(data, name) in {*TYPES, *MESSAGES}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["docx", "odt", "doc", "png", "jpg", "rtf", "eml"]), st.data())
def test_damage_anywhere_gives_a_type_or_a_sentence(ext, data):
    good = bytearray(GOOD[ext])
    for _ in range(data.draw(st.integers(1, 8))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    assert outcome(bytes(good), f"a.{ext}") in {*TYPES, *MESSAGES}
