"""Files that others made and files that were made to hurt, through the real upload and the real jobs.

Each reads well, or says in one sentence why not. None may cause a 500, hang, or leave anything behind. Run with
`-s` to see the table: what it is, what became of it, with which sentence, seconds from upload to findable.
"""

import html
import os
import re
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from documenten.models import Document, Paginabeeld, Versie
from documenten.queries import text_of
from documenten.reading import lines_of
from mkwportal.core.files import storage
from mkwportal.core.files.types import MESSAGES
from tests.support import kwaad
from tests.support.files import doc, eml, image, msg, ole, ooxml, pdf, word, zipped
from tests.support.jobs import run_jobs

from .helpers import BESTAND, send

pytestmark = pytest.mark.django_db
# LibreOffice prints deleted words in a PDF and in HTML as any other; in a DOC only Word itself knows them.
GESCHRAPT_STAAT_ER = ("beleid-pdf", "niet-afdrukken", "beleid.html", "beleid.doc!", "kapotte-tabel", "beschadigd")
HERE = Path(__file__).resolve().parent.parent / "data" / "bestanden"
LIMIET = 120  # seconds for one file, far above what any of them takes on a busy machine
GELEZEN, SCAN, MISLUKT, GEWEIGERD = "gelezen", "scan", "mislukt", "geweigerd"


class Geval(NamedTuple):
    """A file: its name, how to get it, what may become of it, and words of its text or the code of the refusal."""

    naam: str
    inhoud: Callable[[], bytes]
    mag: tuple[str, ...]
    woorden: str = ""


class Afloop(NamedTuple):
    """What became of it: GELEZEN, SCAN, MISLUKT or GEWEIGERD, the sentence on the screen, and how long it took."""

    wat: str
    zin: str
    seconden: float


def ours(naam: str, woorden: str, *mag: str) -> Geval:
    return Geval(naam, (HERE / naam).read_bytes, mag or (GELEZEN,), woorden)


def refused(naam: str, inhoud: Callable[[], bytes], code: str) -> Geval:
    return Geval(naam, inhoud, (GEWEIGERD,), code)


def of_package(package: str, path: str, naam: str, *mag: str) -> Geval:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Geval(naam, (Path(spec.origin).parent / path).read_bytes, mag)


def beleid() -> bytes:
    return (HERE / "beleid-pdf14.pdf").read_bytes()


VAN_ANDEREN = [
    ours("beleid.docx", "De regeling geldt voor alle huurders vanaf januari."),
    ours("beleid.doc", "Daarna komen wij langs"),
    ours("beleid.odt", "De regeling geldt voor alle huurders vanaf januari."),
    ours("beleid.rtf", "De regeling geldt voor alle huurders vanaf januari"),
    ours("beleid.html", "Daarna komen wij langs"),
    ours("beleid-pdf14.pdf", "Daarna komen wij langs"),
    ours("beleid-pdf17-met-structuur.pdf", "Daarna komen wij langs"),
    ours("niet-afdrukken.pdf", "Daarna komen wij langs"),
    ours("pdfa2.pdf", "Vul uw naam in en teken voor akkoord."),
    ours("met-bron-erin.pdf", "Vul uw naam in en teken voor akkoord."),
    ours("formulier.pdf", "Vul uw naam in en teken voor akkoord."),
    ours("formulier.docx", "Vul uw naam in en teken voor akkoord."),
    ours("formulier.odt", "Vul uw naam in en teken voor akkoord."),
    ours("cijfers.xlsx", "Peildatum 1 januari 2026"),
    ours("cijfers.ods", "Peildatum 1 januari 2026"),
    ours("cijfers.pdf", "Lindendorp"),
    ours("dias.pptx", "Vertel hier over de eerste reis."),
    ours("dias.odp", "Samen inkopen"),
    ours("dias.pdf", "Samen inkopen"),
    refused("cijfers.xls", (HERE / "cijfers.xls").read_bytes, "oud_excel"),
    refused("wachtwoord.pdf", (HERE / "wachtwoord.pdf").read_bytes, "versleuteld_pdf"),
    of_package("docx", "templates/default.docx", "sjabloon-van-python.docx", SCAN),
    of_package("pptx", "templates/default.pptx", "sjabloon-van-python.pptx", SCAN),
    of_package("odfdo", "templates/lpod_styles.odt", "stijlen-van-odfdo.odt", GELEZEN, SCAN),
]
GEMAAKT = [
    Geval("duizend-paginas.pdf", kwaad.thousand_pages, (GELEZEN,), "Hoofdstuk 1000"),
    Geval("lange-alinea.docx", kwaad.long_word, (GELEZEN,), "Wij bezoeken huurders"),
    Geval("lange-tabel.docx", kwaad.wide_table_word, (GELEZEN,), "Cel 7"),
    Geval("handtekening.pdf", kwaad.signed_pdf, (GELEZEN,), "binnen drie weken"),
    Geval("cmyk.pdf", kwaad.cmyk_pdf, (GELEZEN,), "binnen drie weken"),
    Geval("scan.pdf", kwaad.scan_pdf, (SCAN,)),
    Geval("foto.jpg", lambda: image("JPEG", (1200, 900)), (SCAN,)),
    Geval("foto-cmyk.jpg", lambda: image("JPEG", (600, 400), mode="CMYK"), (SCAN,)),
    Geval("tekening.png", lambda: image("PNG", (300, 200), mode="RGBA"), (SCAN,)),
    Geval("bijlage-en-script.pdf", kwaad.attachment_pdf, (GELEZEN,), "binnen drie weken"),
    Geval("letters-zonder-naam.pdf", kwaad.letterless_pdf, (SCAN,)),
    Geval("getekende-letters.pdf", kwaad.old_font_pdf, (GELEZEN, SCAN)),
    Geval("plattegrond.pdf", lambda: kwaad.drawn_pdf([(10, 20, 12, False, "Plattegrond")], size=(14400, 14400)),
          (GELEZEN,), "Plattegrond"),
    Geval("leeg-wachtwoord.pdf", lambda: pdf("Open voor iedereen", password=""), (GELEZEN,), "Open voor iedereen"),
    Geval("rekenblad-erin.docx", kwaad.embedded_word, (GELEZEN,), "De begroting staat hieronder."),
    Geval("bericht.eml", lambda: eml("Overleg", "Dinsdag om tien uur.", "<p>Dinsdag</p>", "agenda.txt"), (GELEZEN,),
          "Dinsdag"),
    Geval("bericht.msg", lambda: msg("Overleg", "Dinsdag om tien uur.", "Jan"), (GELEZEN,), "Dinsdag om tien uur."),
    Geval("oud.doc", lambda: doc("Een oud stuk over huren."), (GELEZEN,), "Een oud stuk over huren."),
    Geval("windows.txt", lambda: "Café, € 10 en reünie".encode("cp1252"), (GELEZEN,), "Café, € 10 en reünie"),
    Geval("lezen.md", lambda: b"# Kop\n\nEerst *bellen*, dan schrijven.\n", (GELEZEN,), "Eerst bellen, dan schrijven."),
    Geval("wit.pdf", lambda: pdf(""), (SCAN,)),
    Geval("wit.txt", lambda: b" \n \n", (SCAN,)),
]  # fmt: skip
KWAAD = [
    refused("leeg.pdf", lambda: b"", "leeg"),
    refused("afgekapt.pdf", lambda: beleid()[:20_000], "beschadigd"),
    refused("afgekapt.docx", lambda: (HERE / "beleid.docx").read_bytes()[:5000], "beschadigd"),
    refused("afgekapt.jpg", lambda: image("JPEG", (900, 900))[:2000], "beschadigd"),
    refused("geheim.pdf", lambda: pdf("Geheim", password="geheim"), "versleuteld_pdf"),
    refused("geheim.docx", lambda: ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "versleuteld_office"),
    refused("geheim.doc", lambda: doc("Geheim", encrypted=True), "versleuteld_office"),
    refused("oud.ppt", lambda: ole({"PowerPoint Document": b"x", "Current User": b"y"}), "oud_powerpoint"),
    refused("macro.docx", kwaad.macro_word, "macro"),
    refused("zipbom.docx", kwaad.zip_bomb, "zipbom"),
    refused("lagen.docx", kwaad.entangled_zip, "zipbom"),
    refused("programma.pdf", lambda: b"MZ" + bytes(200), "naam_klopt_niet"),
    refused("programma.exe", lambda: b"MZ" + bytes(200), "programma"),
    refused("archief.zip", lambda: zipped({"brief.txt": b"Dag"}), "archief"),
    refused("foto.heic", lambda: b"\0\0\0\x18ftypheic" + bytes(100), "heic"),
    refused("plaatje.gif", lambda: image("GIF"), "beeld_type"),
    refused("onzin.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "beschadigd"),
    Geval("nul-paginas.pdf", kwaad.zero_pages_pdf, (SCAN,)),
    Geval("xml-bom.docx", kwaad.xml_bomb, (MISLUKT, GEWEIGERD, SCAN)),
    Geval("bestand-van-de-server.docx", kwaad.external_entity, (MISLUKT, GEWEIGERD, SCAN)),
    Geval("kapotte-tabel.pdf", lambda: kwaad.broken_xref(beleid()), (GELEZEN, GEWEIGERD, MISLUKT)),
    Geval("kring.pdf", kwaad.looping_pdf, (GELEZEN, MISLUKT)),
    Geval("bom.pdf", kwaad.bomb_pdf, (SCAN, MISLUKT)),
    Geval("diep.docx", kwaad.deep_word, (GELEZEN, MISLUKT)),
    Geval("diep.html", kwaad.deep_html, (GELEZEN, MISLUKT)),
    Geval("diep.rtf", kwaad.deep_rtf, (GELEZEN, SCAN, MISLUKT, GEWEIGERD)),
    Geval("diep.eml", kwaad.deep_mail, (GELEZEN, SCAN, MISLUKT)),
    Geval("leeg-van-binnen.xlsx", lambda: ooxml("xlsx"), (SCAN, MISLUKT)),
    Geval("zonder-tekst.docx", lambda: word(""), (SCAN,)),
    *(
        Geval(f"beschadigd-{n}{Path(naam).suffix}", lambda naam=naam, n=n: kwaad.shuffled((HERE / naam).read_bytes(), n),
              (GELEZEN, SCAN, MISLUKT, GEWEIGERD))
        for n, naam in enumerate(("beleid-pdf14.pdf", "beleid-pdf17-met-structuur.pdf", "beleid.doc", "beleid.rtf",
                                  "formulier.pdf", "dias.pdf"))
    ),
]  # fmt: skip
ERBIJ = [
    Geval(path.name, path.read_bytes, (GELEZEN, SCAN, MISLUKT, GEWEIGERD))
    for path in sorted(Path(os.environ.get("MKW_BESTANDEN") or HERE / "bron").rglob("*"))
    if path.is_file() and os.environ.get("MKW_BESTANDEN")
]


@pytest.fixture(scope="module")
def tabel(request) -> Iterator[list[str]]:
    """Collect a line per file and print the table at the end."""
    lines: list[str] = []
    yield lines
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and request.config.getoption("capture") == "no":
        reporter.write_line("\n" + "\n".join(lines))


@pytest.mark.parametrize(
    "geval",
    [*VAN_ANDEREN, *GEMAAKT, *KWAAD, *ERBIJ],
    ids=lambda geval: ("erbij-" if geval in ERBIJ else "") + geval.naam,
)
def test_a_file_reads_well_or_says_why_not(geval, web, tabel):
    inhoud = geval.inhoud()
    afloop = follow(web, geval, inhoud)
    tabel.append(
        f"{geval.naam:34} {len(inhoud) / 1024:9.1f} kB  {afloop.wat:10} {afloop.seconden:6.2f} s  {afloop.zin}"
    )
    assert afloop.wat in geval.mag, afloop
    assert afloop.seconden < LIMIET
    assert_nothing_is_left()


def follow(web: Client, geval: Geval, inhoud: bytes) -> Afloop:
    """Send a file as a browser does, run what was queued, and read what came of it."""
    begin = time.perf_counter()
    answer = send(web, (geval.naam, inhoud), url=BESTAND)
    document = Document.objects.first()
    if document is None:
        assert answer.status_code in (413, 422), answer.status_code
        sentence = screen(answer, r'<p class="mkw-file__state">(.*?)</p>')
        if geval.mag == (GEWEIGERD,):
            assert sentence.startswith(MESSAGES[geval.woorden].partition("{")[0][:60])
        return Afloop(GEWEIGERD, sentence, time.perf_counter() - begin)
    assert answer.status_code == 201
    run_jobs()
    seconds = time.perf_counter() - begin
    versie = document.versies.get()
    assert_shown(web, document, versie)
    if versie.tekst_status == Versie.TekstStatus.MISLUKT:
        assert versie.tekst_fout
        return Afloop(MISLUKT, versie.tekst_fout, seconds)
    if versie.tekst_status == Versie.TekstStatus.GEEN:
        return Afloop(SCAN, versie.beeld_fout, seconds)
    assert versie.tekst_status == Versie.TekstStatus.GELEZEN
    text = " ".join(line for blok in text_of(versie) for line in lines_of(blok))
    assert geval.woorden in re.sub(r"\s*\[\w+\]", "", text), text[:2000]
    assert "root:x:0" not in text
    assert "OPMERKING IN DE KANTLIJN" not in text
    assert "GESCHRAPTE WOORDEN" not in text or f"{geval.naam}!".startswith(GESCHRAPT_STAAT_ER)
    return Afloop(GELEZEN, versie.beeld_fout, seconds)


def assert_shown(web: Client, document: Document, versie: Versie) -> None:
    """Every page about it opens; of what can be drawn the first and the last page are pictures."""
    for address in (document.get_absolute_url(), reverse("documenten:lezen", args=[document.pk])):
        page = web.get(address)
        assert page.status_code == 200
        if versie.tekst_status == Versie.TekstStatus.MISLUKT:
            assert html.escape(versie.tekst_fout, quote=False)[:60] in page.content.decode()
    assert web.get(reverse("documenten:lezen", args=[document.pk]) + "?q=huurder").status_code == 200
    assert versie.beeld_status in ("niet", "gemaakt", "mislukt")
    if versie.beeld_status == "gemaakt":
        place = [document.pk, versie.nummer]
        assert web.get(reverse("documenten:versie-paginas", args=place)).status_code == 200
        for number in {1, versie.beeld_paginas}:
            image = web.get(reverse("documenten:versie-pagina", args=[*place, number]))
            assert image.status_code == 200 or versie.beeld_fout
            if image.status_code == 200:
                assert b"".join(image.streaming_content)[8:12] == b"WEBP"
    download = web.get(reverse("documenten:bestand", args=[document.pk]))
    assert len(b"".join(download.streaming_content)) == versie.grootte


def assert_nothing_is_left() -> None:
    """Files and rows agree, nothing waits, nothing failed, and nothing temporary stayed."""
    assert set(storage.stored_keys()) == set(Versie.objects.values_list("sleutel", flat=True))
    images = {key for row in Paginabeeld.objects.values_list("sleutel", "sleutel_klein") for key in row}
    assert set(storage.stored_keys("beelden")) == images
    assert not ProcrastinateJob.objects.exclude(status="succeeded").exists()
    assert list((Path(settings.PRIVATE_ROOT) / "tmp").glob("*")) == []


def screen(response, pattern: str) -> str:
    """Return the first text on the screen that this pattern finds."""
    found = re.search(pattern, response.content.decode(), re.DOTALL)
    return html.unescape(found[1]) if found else ""
