"""What the pages of the library get and answer in tests: documents, the fields that a browser sends, what it shows."""

import datetime as dt
import html
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Document
from documenten.search import index_document
from documenten.services import ask_question, check_upload, create_versie, stage_file, storing_checked
from mkwportal.core.models import Melding
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import TEKST, DocumentFactory

LIJST, NIEUW, BESTAND, NAKIJKEN = (
    reverse(f"documenten:{name}") for name in ("lijst", "nieuw", "upload-bestand", "nakijken")
)
HTMX = {"HX-Request": "true"}
BLOKKEN = [
    {"s": "kop", "n": 1, "t": "Incassobeleid", "p": 1},
    {"s": "alinea", "t": "Wij bezoeken huurders met een achterstand.", "p": 1},
    {"s": "kop", "n": 2, "t": "Betalingsregeling", "p": 2},
    {"s": "lijst", "items": ["Eerst bellen", "Dan schrijven"], "p": 2},
    {"s": "kop", "n": 2, "t": "Evaluatie", "p": 2},
]
ALINEAS = [
    {"s": "kop", "n": 1, "t": "Incasso", "p": 1},
    {"s": "alinea", "t": "Wij bezoeken bij twee maanden.", "p": 1},
    {"s": "lijst", "items": ["bellen", "bezoeken"], "p": 1},
]


def page(response):
    return html.unescape(response.content.decode())


def text_of(response):
    """Return the HTML with all white space as one space, so that a line break in it does not matter."""
    return " ".join(response.content.decode().split())


def address(name, document):
    return reverse(f"documenten:{name}", args=[document.pk])


def send(web, *files, url=NIEUW, **fields):
    """Post files as (name, content) to the form without a script, or with url=BESTAND as the script does."""
    data = {"bestanden": [SimpleUploadedFile(name, data) for name, data in files], **fields}
    return web.post(url, data)


def review_data(*documents, actie="deel", bereik="leden", **changes):
    """Return what the browser sends for these documents when nothing was corrected."""
    data = {"document": [d.pk for d in documents], "actie": actie, "bereik": bereik, "geen_huurders": "on"}
    for document in documents:
        data |= {
            f"d{document.pk}-revisie": document.revisie,
            f"d{document.pk}-titel": document.titel,
            f"d{document.pk}-soort": "beleid",
            f"d{document.pk}-status": "vastgesteld",
            f"d{document.pk}-contact": document.contact_id,
        }
    return data | changes


def edit_data(document, **changes):
    """Return what the browser sends from the edit page when only `changes` were made."""
    return {
        "revisie": document.revisie,
        "titel": document.titel,
        "soort": document.soort,
        "status": document.status,
        "contact": document.contact_id,
        "bereik": document.bereik,
        "geen_huurders": "on",
    } | changes


def upload(data=TEKST + b"2", name="nieuw.txt"):
    return SimpleUploadedFile(name, data)


def fresh(who):
    """Return this person as the next request gets them."""
    return Gebruiker.objects.voor_verzoek().get(pk=who.pk)


def told(who, soort):
    """Return what the notices of this kind say to this person."""
    return list(Melding.objects.filter(ontvanger=who, soort=soort).values_list("tekst", flat=True))


def ask(stuk, by, tekst="Hoe rekent u het inkomen mee?", **kwargs):
    return ask_question(stuk, soort=kwargs.pop("soort", "vraag"), tekst=tekst, by=by, **kwargs)


def new_version(document, by, note="Drempel lager."):
    """Bring a next version of this document in through the real services; its text holds the note."""
    document = Document.objects.get(pk=document.pk)
    with storing_checked(check_upload(stage_file("beleid.txt", TEKST + str(note).encode()))) as [bestand]:
        return create_versie(document, bestand, toelichting=note, by=by)


def readable_document():
    """Return a document of De Linde that every member reads, with everything filled in."""
    owner = OrganisatieFactory(naam="De Linde", plaats="Lindendorp")
    contact = person(
        owner, voornaam="Ilse", achternaam="Janssen", telefoon="0475 - 12 34 56", bereikbaar="Niet op vrijdag."
    )
    return DocumentFactory(
        titel="Incasso met aandacht",
        organisatie=owner,
        contact=contact,
        bereik="leden",
        status="vastgesteld",
        soort="beleid",
        samenvatting="Eerst praten.",
        jaar=2026,
        vastgesteld_op=dt.date(2026, 9, 4),
        vastgesteld_door="bestuur en RvC",
        herzien_voor=dt.date(2099, 10, 1),
        gedeeld_op=timezone.now(),
        viel_af="Een deurwaarder na twee weken.",
        themas=[ThemaFactory(naam="Huurachterstand", slug="achterstand")],
        versie_1__tekst=BLOKKEN,
        versie_1__grootte=1_234_567,
        versie_1__paginas=12,
    )


def addresses(document):
    """Return where it is read: its page, the text, the text of this version, the file and that of this version."""
    pk, nummer = document.pk, document.versie.nummer
    return [
        reverse("documenten:detail", args=[pk]), reverse("documenten:lezen", args=[pk]),
        reverse("documenten:versie", args=[pk, nummer]), reverse("documenten:bestand", args=[pk]),
        reverse("documenten:versie-bestand", args=[pk, nummer]),
    ]  # fmt: skip


def shared(titel, tekst="", paginas=1, **velden):
    """Return a document that every member sees, in the index; `tekst` has a form feed between pages."""
    blokken = [{"s": "alinea", "t": deel, "p": page} for page, deel in enumerate(tekst.split("\f"), 1) if deel]
    velden = {"bereik": "leden", "status": "vastgesteld", "versie_1__paginas": paginas} | velden
    document = DocumentFactory(titel=titel, versie_1__tekst=blokken or None, **velden)
    index_document(document.pk)
    return document


def show(client, headers=None, **query):
    """Return the page as text; without htmx the main part only, so that the menu does not count."""
    response = client.get(LIJST, query, headers=headers or {})
    assert response.status_code == 200, response.content.decode()
    return " ".join(response.content.decode().split("<main")[-1].split("<footer")[0].split())


def titles(page):
    return [
        html.unescape(re.sub("<[^>]+>", "", title))
        for title in re.findall(r'mkw-entry__title"><a[^>]*>(.*?)</a>', page)
    ]
