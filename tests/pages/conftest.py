"""The Monday of the digest, and somebody who gets it."""

import pytest
import time_machine

from corporaties.models import Gebruiker
from tests.factories.corporaties import person

from .helpers import MONDAY, old


@pytest.fixture
def monday():
    """It is Monday morning seven in Amsterdam; the clock runs on from there."""
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def director() -> Gebruiker:
    """Somebody who was in the portal long before that Monday."""
    return old(person(aanhef="mevrouw", voornaam="Zoë", achternaam="Brönsted"))
