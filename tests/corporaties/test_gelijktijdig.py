"""Two at the same moment, on real connections."""

import pytest
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Rol
from corporaties.services import accept_uitnodiging, create_uitnodiging, end_aanstelling, revoke_uitnodiging
from tests.factories.corporaties import OrganisatieFactory, person
from tests.support.gelijktijdig import at_once, first_sentence

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_invitation_makes_one_account():
    organisatie = OrganisatieFactory()
    beheerder = person(organisatie, Rol.CORPORATIEBEHEERDER)
    uitnodiging = create_uitnodiging(email="joke@polder.example", organisatie=organisatie, by=beheerder)
    fields = {"voornaam": "Joke", "achternaam": "Lammers", "wachtwoord": "drie-losse-woorden"}
    outcome = at_once(*[lambda: accept_uitnodiging(uitnodiging, **fields)] * 4, refused=first_sentence)
    assert outcome.count("goed") == 1
    assert Gebruiker.objects.filter(email="joke@polder.example").count() == 1
    assert Aanstelling.objects.filter(gebruiker__email="joke@polder.example").count() == 1


def test_the_last_two_admins_cannot_both_leave():
    organisatie = OrganisatieFactory()
    people = [person(organisatie, Rol.CORPORATIEBEHEERDER) for _ in range(2)]
    colleague, today = person(organisatie), timezone.localdate()

    def leave(who):
        return lambda: end_aanstelling(who.aanstellingen.get(), per=today, opvolger=colleague, by=who)

    outcome = at_once(*map(leave, people), refused=first_sentence)
    assert outcome.count("goed") == 1
    assert "enige beheerder" in " ".join(outcome)
    running = Aanstelling.objects.lopend().filter(organisatie=organisatie, rol=Rol.CORPORATIEBEHEERDER)
    assert running.count() == 1


def test_who_has_an_account_already_and_clicks_twice_has_one_appointment():
    organisatie, elders = OrganisatieFactory(), person()
    beheerder = person(organisatie, Rol.CORPORATIEBEHEERDER)
    uitnodiging = create_uitnodiging(email=elders.email, organisatie=organisatie, by=beheerder)
    outcome = at_once(
        *[lambda: accept_uitnodiging(uitnodiging, gebruiker=Gebruiker.objects.get(pk=elders.pk))] * 4,
        refused=first_sentence,
    )
    assert outcome.count("goed") == 1
    assert Aanstelling.objects.filter(gebruiker=elders, organisatie=organisatie).count() == 1


def test_taking_back_and_accepting_at_once_leaves_one_of_the_two():
    organisatie = OrganisatieFactory()
    beheerder = person(organisatie, Rol.CORPORATIEBEHEERDER)
    uitnodiging = create_uitnodiging(email="joke@polder.example", organisatie=organisatie, by=beheerder)
    fields = {"voornaam": "Joke", "achternaam": "Lammers", "wachtwoord": "drie-losse-woorden"}
    outcome = at_once(
        lambda: accept_uitnodiging(uitnodiging, **fields),
        lambda: revoke_uitnodiging(uitnodiging, by=beheerder),
        refused=first_sentence,
    )
    assert outcome.count("goed") == 1
    uitnodiging.refresh_from_db()
    came_in = Aanstelling.objects.filter(gebruiker__email="joke@polder.example").exists()
    assert came_in == (uitnodiging.staat == "gebruikt")
