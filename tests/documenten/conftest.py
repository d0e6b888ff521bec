"""Somebody of De Linde with a browser, documents of that corporation, who asks about them, and an export."""

import pytest
from django.utils import timezone

from documenten.models import Document
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import DocumentFactory, uploaded_document

from .helpers import ALINEAS
from .uitvoer import bytes_of, export, make_corporation, zip_beside_an_empty_portal


@pytest.fixture
def directeur(db):
    """Somebody who works at De Linde, a member."""
    return person(OrganisatieFactory(naam="De Linde"))


@pytest.fixture
def web(directeur, login):
    """The browser of that person."""
    return login(directeur)


@pytest.fixture
def document(directeur):
    """A document that this person just uploaded; its jobs wait."""
    return uploaded_document(directeur)


@pytest.fixture
def stuk(directeur):
    """A document of De Linde for all members, that was read."""
    document = DocumentFactory(
        organisatie_id=directeur.organisatie_ids[0],
        contact=directeur,
        titel="Incassobeleid",
        bereik="leden",
        gedeeld_op=timezone.now(),
        versie_1__tekst=ALINEAS,
    )
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def carla():
    """Somebody of Nederweert, another member, who asks."""
    return person(OrganisatieFactory(naam="Nederweert"), voornaam="Carla", achternaam="Kessels")


_MADE: list[bytes] = []  # reading its texts takes a second, so all tests share one export


@pytest.fixture
def zipped(tmp_path, settings):
    """The export of De Linde as a file; database and storage are empty again."""
    return zip_beside_an_empty_portal(_MADE, lambda: bytes_of(export(*make_corporation())), settings, tmp_path)
