"""What the pages of the library get and answer in tests: the fields that a browser sends, the text that it shows."""

import html

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.documenten import TEKST

NIEUW, BESTAND, NAKIJKEN = (reverse(f"documenten:{name}") for name in ("nieuw", "upload-bestand", "nakijken"))


def page(response):
    return html.unescape(response.content.decode())


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
