"""Small files of every kind, whole and damaged, made in code."""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

from PIL import Image

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(*pages: str, password: str | None = None) -> bytes:
    """Return a PDF with a line of text per line of each page; `password` encrypts it, also when it is empty."""
    streams = [_page_stream(text) for text in pages or ("Tekst",)]
    numbers = [4 + 2 * at for at in range(len(streams))]
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(streams), b" ".join(b"%d 0 R" % number for number in numbers)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    identity = bytes(range(16))
    owner, user, key = _encryption(password, identity) if password is not None else (b"", b"", b"")
    for number, stream in zip(numbers, streams, strict=True):
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (number + 1)
        )
        data = stream if password is None else _rc4(_object_key(key, number + 1), stream)
        objects[number + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
    out = io.BytesIO(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    out.seek(0, io.SEEK_END)
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(offsets)))
    secret = b""
    if password is not None:
        secret = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % (
            owner.hex().encode(), user.hex().encode(), identity.hex().encode(), identity.hex().encode(),
        )  # fmt: skip
    out.write(b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(offsets) + 1, secret))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _page_stream(text: str) -> bytes:
    lines = [line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") for line in text.split("\n")]
    return b"BT /F1 11 Tf 70 760 Td 15 TL " + b" ".join(b"(%s) Tj T*" % line for line in lines) + b" ET"


def _encryption(password: str, identity: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the O and U entries and the key of the standard handler, revision 2 (RC4, 40 bits)."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    whole = padded + owner + struct.pack("<i", -4) + identity
    key = hashlib.md5(whole, usedforsecurity=False).digest()[:5]
    return owner, _rc4(key, _PADDING), key


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0", usedforsecurity=False).digest()[:10]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def zipped(parts: dict[str, bytes], stored: Sequence[str] = ()) -> bytes:
    """Return a zip with these parts, deflated but for the ones in `stored`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def ooxml(ext: str = "docx", main: str = "", parts: dict[str, bytes] | None = None, kind: str = "") -> bytes:
    """Return a bare DOCX, XLSX or PPTX; `main` is the XML of its main part, `kind` overrules its content type."""
    name, family = _MAIN[ext]
    content_type = kind or f"application/vnd.openxmlformats-officedocument.{family}.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{name}"/></Relationships>'
    )
    default = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>Tekst</w:t></w:r></w:p></w:body></w:document>'
    base = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": relations.encode(),
        name: (main or default).encode(),
    }
    return zipped(base | (parts or {}))


def word(body: str, parts: dict[str, str] | None = None, relations: str = "") -> bytes:
    """Return a DOCX with this WordprocessingML as body; `parts` and `relations` stand beside it in word/."""
    extra = {f"word/{name}": text.encode() for name, text in (parts or {}).items()}
    if relations:
        extra["word/_rels/document.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ).encode()
    main = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return ooxml("docx", main, extra)


def odf(ext: str, body: str, parts: dict[str, bytes] | None = None, styles: str = "") -> bytes:
    """Return an ODT, ODS or ODP with this XML as office:body and these automatic styles."""
    kind = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[ext]
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
            ("style", "style"), ("presentation", "presentation"), ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    base = {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": content.encode()}
    base["META-INF/manifest.xml"] = b"<manifest/>"
    return zipped(base | (parts or {}), stored=["mimetype"])


def ole(streams: dict[str, bytes], storages: Sequence[str] = ()) -> bytes:
    """Return a compound file with these streams (padded to 4096 bytes) and empty storages, all in the root."""
    sector, free, last = 512, 0xFFFFFFFF, 0xFFFFFFFE
    body, fat, entries = b"", [], [("Root Entry", 5, last, 0)]
    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        count = -(-len(data) // sector)
        start = len(fat)
        fat += [*range(start + 1, start + count), last]
        body += data.ljust(count * sector, b"\0")
        entries.append((name, 2, start, len(data)))
    entries += [(name, 1, 0, 0) for name in storages]
    entries[1:] = sorted(entries[1:], key=lambda entry: (len(entry[0]), entry[0].upper()))
    directory_start = len(fat)
    count = -(-len(entries) // 4)
    fat += [*range(directory_start + 1, directory_start + count), last]
    body += b"".join(_ole_entry(at, len(entries), *entry) for at, entry in enumerate(entries)).ljust(
        count * sector, b"\0"
    )
    blocks = 1
    while (len(fat) + blocks) > blocks * 128:
        blocks += 1
    fat_sectors = list(range(len(fat), len(fat) + blocks))
    fat += [0xFFFFFFFD] * blocks
    fat += [free] * (blocks * 128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, blocks, directory_start, 0, 4096, last, 0, last, 0
    )
    header += struct.pack("<109I", *(fat_sectors + [free] * (109 - blocks)))
    return header + body + struct.pack(f"<{len(fat)}I", *fat)


def _ole_entry(at: int, count: int, name: str, kind: int, start: int, size: int) -> bytes:
    none = 0xFFFFFFFF
    letters = name.encode("utf-16-le") + b"\0\0"
    child = 1 if at == 0 and count > 1 else none
    following = at + 1 if 0 < at < count - 1 else none
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters), kind, 1, none, following, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )


def doc(text: str = "Tekst", *, encrypted: bool = False, storages: Sequence[str] = ()) -> bytes:
    """Return a Word 97 document with this text, one paragraph per line."""
    letters = text.replace("\n", "\r").encode("cp1252") + b"\r"
    pieces = struct.pack("<II", 0, len(letters)) + struct.pack("<HIH", 0, 0x40000000 | (1024 * 2), 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    fib = bytearray(1024)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", fib, 10, 0x0100 if encrypted else 0)
    struct.pack_into("<H", fib, 32, 14)
    struct.pack_into("<H", fib, 62, 22)
    struct.pack_into("<I", fib, 64, 1024 + len(letters))
    struct.pack_into("<I", fib, 76, len(letters))
    struct.pack_into("<H", fib, 152, 93)
    struct.pack_into("<II", fib, 0x01A2, 0, len(table))
    return ole({"WordDocument": bytes(fib) + letters, "0Table": table}, storages)


def msg(subject: str, body: str, sender: str) -> bytes:
    """Return an Outlook message."""
    texts = {"0037001F": subject, "1000001F": body, "0C1A001F": sender}
    properties = bytes(32) + b"".join(
        struct.pack("<IIII", int(tag, 16), 6, len(text) * 2 + 2, 0) for tag, text in texts.items()
    )
    streams = {f"__substg1.0_{tag}": text.encode("utf-16-le") for tag, text in texts.items()}
    return ole({"__properties_version1.0": properties} | streams)


def eml(subject: str, body: str, html: str = "", attachment: str = "") -> bytes:
    """Return a message as a mail program saves it."""
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "Jan Smit <jan@linde.example>"
    message["To"], message["Date"] = "piet@olm.example", "Mon, 03 Mar 2025 10:00:00 +0100"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    if attachment:
        message.add_attachment(b"bijlage", maintype="text", subtype="plain", filename=attachment)
    return bytes(message)


def image(kind: str = "JPEG", size: tuple[int, int] = (64, 48), *, mode: str = "RGB", **options: object) -> bytes:
    """Return a picture with a red left half and a blue right half."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    picture.convert(mode).save(out, kind, **options)
    return out.getvalue()


def bomb(size: int) -> tuple[bytes, int]:
    """Return `size` zero bytes deflated without header, and their checksum."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    checksum, block, parts = 0, bytes(1024 * 1024), []
    for left in range(size, 0, -len(block)):
        piece = block[: min(left, len(block))]
        checksum = zlib.crc32(piece, checksum)
        parts.append(engine.compress(piece))
    return b"".join([*parts, engine.flush()]), checksum


def drawn_pdf(*pages: Sequence[tuple], size: tuple[int, int] = (595, 842), extra: str = "") -> bytes:
    """Return a PDF of text at places: pages of (x, y from the top, size, bold, text), or ("line", x0, y0, x1, y1)."""
    contents = []
    for page in pages:
        parts = []
        for mark in page:
            if mark[0] == "line":
                _, x0, y0, x1, y1 = mark
                parts.append(f"{x0} {size[1] - y0} m {x1} {size[1] - y1} l S")
            else:
                x, y, points, bold, text = mark
                letters = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
                parts.append(f"BT /F{2 if bold else 1} {points} Tf {x} {size[1] - y} Td ({letters}) Tj ET")
        contents.append(" ".join(parts).encode("cp1252"))
    fonts = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    fonts += " /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(contents)))
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    bodies += [f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode()]
    for at, content in enumerate(contents):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] {extra} /Contents {4 + 2 * at} 0 R "
            f"/Resources << /Font {fonts} >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start))
    return out.getvalue()
