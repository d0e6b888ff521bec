"""Two at the same moment, on real connections."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Rol
from corporaties.services import accept_uitnodiging, create_uitnodiging, end_aanstelling
from tests.factories.corporaties import OrganisatieFactory, person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions) -> list[str]:
    """Run these at the same moment; return "goed" or the first sentence of the refusal of each."""
    outcome, start = ["?"] * len(actions), threading.Barrier(len(actions))

    def run(number, action):
        start.wait()
        try:
            action()
            outcome[number] = "goed"
        except ValidationError as error:
            outcome[number] = error.messages[0]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def test_one_invitation_makes_one_account():
    organisatie = OrganisatieFactory()
    beheerder = person(organisatie, Rol.CORPORATIEBEHEERDER)
    uitnodiging = create_uitnodiging(email="joke@polder.example", organisatie=organisatie, by=beheerder)
    fields = {"voornaam": "Joke", "achternaam": "Lammers", "wachtwoord": "drie-losse-woorden"}
    outcome = at_once(*[lambda: accept_uitnodiging(uitnodiging, **fields)] * 4)
    assert outcome.count("goed") == 1
    assert Gebruiker.objects.filter(email="joke@polder.example").count() == 1
    assert Aanstelling.objects.filter(gebruiker__email="joke@polder.example").count() == 1


def test_the_last_two_admins_cannot_both_leave():
    organisatie = OrganisatieFactory()
    people = [person(organisatie, Rol.CORPORATIEBEHEERDER) for _ in range(2)]
    colleague, today = person(organisatie), timezone.localdate()

    def leave(who):
        return lambda: end_aanstelling(who.aanstellingen.get(), per=today, opvolger=colleague, by=who)

    outcome = at_once(*map(leave, people))
    assert outcome.count("goed") == 1
    assert "enige beheerder" in " ".join(outcome)
    running = Aanstelling.objects.lopend().filter(organisatie=organisatie, rol=Rol.CORPORATIEBEHEERDER)
    assert running.count() == 1
