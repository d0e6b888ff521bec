"""Somebody of De Linde with a browser, and a document of that corporation."""

import pytest

from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import uploaded_document


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
