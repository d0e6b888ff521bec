"""What the pages of the explorations get and answer in tests: addresses, days, a document to link, refusals."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from documenten.models import Document
from documenten.search import index_document
from tests.factories.corporaties import person

HTMX = {"HX-Request": "true"}
TOEN = timezone.now() - dt.timedelta(days=30)
STRAKS = timezone.localdate() + dt.timedelta(days=20)


def url(name, *args):
    return reverse(f"verkenningen:{name}", args=args)


def body(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def refused(response, *sentences, status=422):
    """Assert that the answer is a refusal with these sentences, and return its HTML."""
    html = response.content.decode()
    assert response.status_code == status, html[:2000]
    for sentence in sentences:
        assert sentence in html, sentence
    return html


def document(titel, bereik="leden", **fields):
    """Return a document in the index, of `eigenaar` or of somebody else."""
    eigenaar = fields.pop("eigenaar", None) or person()
    stuk = Document.objects.create(
        titel=titel,
        contact=eigenaar,
        gemaakt_door=eigenaar,
        organisatie_id=eigenaar.organisatie_ids[0],
        bereik=bereik,
        **fields,
    )
    index_document(stuk.pk)
    return stuk
