"""Files that are broken, very large, or made to hurt; each function returns the bytes of one."""

import io
import random
import struct
import zipfile

from PIL import Image

from .files import bomb, drawn_pdf, ooxml, word, zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def raw_pdf(*objects: bytes, head: bytes = b"%PDF-1.7\n", trailer: bytes = b"") -> bytes:
    """Return a PDF with these objects, numbered from 1; the first is the catalog."""
    out, offsets = bytearray(head), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object of a PDF."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def one_page(content: bytes, resources: bytes = b"", *more: bytes, page: bytes = b"", catalog: bytes = b"") -> bytes:
    """Return a PDF of one page; `more` are the objects from number 5 on."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> %s >>"
        % (resources, page),
        stream(content),
        *more,
    )


_FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
_SENTENCE = b"BT /F1 12 Tf 70 760 Td (Wij bezoeken huurders met een achterstand binnen drie weken.) Tj ET"


def cmyk_pdf() -> bytes:
    """Return a page with text beside a JPEG in the colours of a printer."""
    out = io.BytesIO()
    Image.new("CMYK", (200, 200), (10, 200, 30, 0)).save(out, "JPEG")
    picture = stream(
        out.getvalue(),
        b"/Type /XObject /Subtype /Image /Width 200 /Height 200 /ColorSpace /DeviceCMYK /BitsPerComponent 8"
        b" /Filter /DCTDecode",
    )
    return one_page(_SENTENCE + b" q 200 0 0 200 70 400 cm /I1 Do Q", _FONT + b" /XObject << /I1 5 0 R >>", picture)


def scan_pdf(pages: int = 2) -> bytes:
    """Return pages that are pictures of paper, without text."""
    out = io.BytesIO()
    images = [Image.effect_noise((400, 560), 60).convert("L") for _ in range(pages)]
    images[0].save(out, "PDF", save_all=True, append_images=images[1:])
    return out.getvalue()


def signed_pdf() -> bytes:
    """Return a page with a field for a signature that holds one (of nobody)."""
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Handtekening) /Rect [70 100 300 160] /F 4 /P 3 0 R /V 6 0 R >>"
    )
    signature = (
        b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 10 20 30] "
        b"/Name (Ilse Janssen) /Contents <" + b"30" * 64 + b"> >>"
    )
    return one_page(
        _SENTENCE,
        _FONT,
        field,
        signature,
        page=b"/Annots [5 0 R]",
        catalog=b"/AcroForm << /SigFlags 3 /Fields [5 0 R] >>",
    )


def attachment_pdf() -> bytes:
    """Return a page with a file and a script inside the PDF."""
    return one_page(
        _SENTENCE,
        _FONT,
        b"<< /Type /Filespec /F (programma.exe) /EF << /F 6 0 R >> >>",
        stream(b"MZ" + bytes(100), b"/Type /EmbeddedFile"),
        catalog=b"/Names << /EmbeddedFiles << /Names [(programma.exe) 5 0 R] >> >> "
        b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    )


def letterless_pdf() -> bytes:
    """Return text in a font without letters behind its shapes (no ToUnicode)."""
    font = (
        b"/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /Onbekend /Encoding /Identity-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Onbekend /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /DW 600 /FontDescriptor << /Type /FontDescriptor "
        b"/FontName /Onbekend /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 "
        b"/CapHeight 700 /StemV 80 >> >>] >> >>"
    )
    return one_page(b"BT /F1 12 Tf 70 760 Td <" + b"F00FF010F0A1F1B2" * 20 + b"> Tj ET", font)


def old_font_pdf() -> bytes:
    """Return text in fonts whose shapes are drawings (Type 3)."""
    glyph = stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    font = (
        b"/Font << /F1 << /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [0.001 0 0 0.001 0 0] "
        b"/CharProcs << /blok 5 0 R >> /Encoding << /Type /Encoding /Differences [65 /blok] >> /FirstChar 65 "
        b"/LastChar 65 /Widths [600] >> >>"
    )
    return one_page(b"BT /F1 12 Tf 70 760 Td (AAAA AAAA AAAA) Tj ET", font, glyph)


def zero_pages_pdf() -> bytes:
    """Return a PDF without pages."""
    return raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>")


def looping_pdf() -> bytes:
    """Return a page that draws itself, and a tree of pages that comes back to itself."""
    form = stream(
        b"/X1 Do /X1 Do", b"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /X1 5 0 R >> >>"
    )
    return one_page(_SENTENCE + b" /X1 Do", _FONT + b" /XObject << /X1 5 0 R >>", form)


def bomb_pdf(size: int = 300_000_000) -> bytes:
    """Return a page whose content is a few hundred kB that unpacks to `size` bytes."""
    import zlib

    engine = zlib.compressobj(9)
    parts = [engine.compress(b"0 0 m 1 1 l S " * 70_000) for _ in range(size // 980_000)]
    data = b"".join([*parts, engine.flush()])
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        stream(data, b"/Filter /FlateDecode"),
    )


def broken_xref(data: bytes) -> bytes:
    """Return a PDF whose table of objects points at nothing."""
    start = data.rindex(b"startxref")
    return data[:start].replace(b"0000000", b"0099999") + data[start:]


def shuffled(data: bytes, seed: int, share: float = 0.002) -> bytes:
    """Return the file with some of its bytes changed, always the same ones."""
    chance, out = random.Random(seed), bytearray(data)
    for _ in range(max(1, int(len(out) * share))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def thousand_pages() -> bytes:
    """Return a PDF of a thousand pages of text."""
    line = (70, 100, 11, False, "Wij bezoeken huurders met een achterstand binnen drie weken.")
    return drawn_pdf(*([(70, 60, 16, True, f"Hoofdstuk {n}"), line] for n in range(1, 1001)))


def xml_bomb() -> bytes:
    """Return a Word document whose text doubles itself thirty times."""
    doubles = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 31))
    body = "<w:p><w:r><w:t>&a30;</w:t></w:r></w:p>"
    main = f'<!DOCTYPE d [<!ENTITY a0 "ha">{doubles}]><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return ooxml("docx", main)


def external_entity() -> bytes:
    """Return a Word document that asks for a file of the server."""
    main = (
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )
    return ooxml("docx", main)


def zip_bomb() -> bytes:
    """Return a Word document with a part of a gigabyte of nothing."""
    data, checksum = bomb(600 * 1024 * 1024)
    out = io.BytesIO()
    good = zipfile.ZipFile(io.BytesIO(word("<w:p><w:r><w:t>x</w:t></w:r></w:p>")))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name))
    # written by hand: zipfile would have to inflate it all
    name, size = b"word/media/leeg.bin", 600 * 1024 * 1024
    raw = out.getvalue()
    end = raw.rindex(b"PK\x05\x06")
    count, directory_size, directory = struct.unpack_from("<HII", raw, end + 10)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, checksum, len(data), size, len(name), 0)
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        b"PK\x01\x02", 20, 20, 0, 8, 0, 0, checksum, len(data), size, len(name), 0, 0, 0, 0, 0, directory,
    )  # fmt: skip
    entries = raw[directory : directory + directory_size] + central + name
    body = raw[:directory] + local + name + data
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(entries), len(body), 0)
    return body + entries + tail


def deep_word(depth: int = 3000) -> bytes:
    """Return a Word document with tables inside tables."""
    inner = "<w:p><w:r><w:t>Diep van binnen</w:t></w:r></w:p>"
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return word(inner)


def long_word() -> bytes:
    """Return a Word document with one paragraph of two million characters."""
    return word(f"<w:p><w:r><w:t>{'Wij bezoeken huurders met een achterstand. ' * 48_000}</w:t></w:r></w:p>")


def wide_table_word(rows: int = 3000) -> bytes:
    """Return a Word document with a table of thousands of rows."""
    cells = "".join(f"<w:tc><w:p><w:r><w:t>Cel {n}</w:t></w:r></w:p></w:tc>" for n in range(8))
    return word("<w:tbl>" + f"<w:tr>{cells}</w:tr>" * rows + "</w:tbl>")


def embedded_word() -> bytes:
    """Return a Word document with a spreadsheet inside it."""
    body = (
        '<w:p><w:r><w:t>De begroting staat hieronder.</w:t><w:object><w:OLEObject Type="Embed"/></w:object></w:r></w:p>'
    )
    return ooxml(
        "docx",
        f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        {"word/embeddings/blad.xlsx": ooxml("xlsx")},
    )


def macro_word() -> bytes:
    """Return a Word document with a program inside it."""
    return ooxml("docx", "", {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)})


def entangled_zip() -> bytes:
    """Return an archive in an archive in an archive."""
    data = zipped({"boodschap.txt": b"x"})
    for n in range(6):
        data = zipped({f"laag{n}.zip": data})
    return ooxml("docx", "", {"word/embeddings/lagen.zip": data})


def deep_html(depth: int = 20_000) -> bytes:
    """Return a page with elements inside elements."""
    return b"<!doctype html><html><body>" + b"<div>" * depth + b"Diep van binnen" + b"</div>" * depth


def deep_rtf(depth: int = 50_000) -> bytes:
    """Return an RTF file with groups inside groups."""
    return b"{\\rtf1\\ansi " + b"{" * depth + b"Diep" + b"}" * depth + b"}"


def deep_mail(depth: int = 300) -> bytes:
    """Return a message in a message in a message."""
    inner = b"Subject: binnen\r\nFrom: a@b.nl\r\nTo: c@d.nl\r\n\r\nDiep van binnen\r\n"
    for _ in range(depth):
        inner = b"Subject: buiten\r\nFrom: a@b.nl\r\nTo: c@d.nl\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    return inner
