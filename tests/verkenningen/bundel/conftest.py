"""An exploration to make a bundle of."""

import pytest

from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.factories.verkenningen import (
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from verkenningen import services
from verkenningen.models import Citaat
from verkenningen.services.bundel import Keuze

from ..helpers import TOEN
from .bundels import photo_file


@pytest.fixture
def world():
    """Return an exploration with one visit of a stop, and its leader, writer, tribune, guest and a stranger."""

    class World:
        verkenning = VerkenningFactory(naam="Eigentijdse samenwerking")
        leider = verkenning.leider
        lid = participant(verkenning)
        tribune = participant(verkenning, "tribune")
        gast = guest(verkenning.kring)
        vreemd = person(OrganisatieFactory())
        beheer = platform_admin()
        thema = ThemaFactory(naam="Vertrouwen")
        bezoek = BezoekFactory(
            verkenning=verkenning, titel="Op de fiets", begint_op=TOEN, gastheer_naam="Ons Doel", status="geweest"
        )
        halte = HalteFactory(bezoek=bezoek, titel="Stadhuis", persoon="Carla Kessels", organisatie="Gemeente Leiden")
        les = LesFactory(bezoek=bezoek, halte=halte, verkenning=verkenning, tekst="Begin klein.", themas=[thema])
        los = LesFactory(
            bezoek=None, verkenning=verkenning, tekst="Zonder bezoek.", themas=[ThemaFactory(naam="Wonen")]
        )
        deel = VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=TOEN, tekst="Wij zagen **drie** dingen.")
        concept = VerslagDeelFactory(bezoek=bezoek, deel="vervolg", tekst="Nog niet gedeeld.")
        foto = FotoFactory(bezoek=bezoek, halte=halte, bijschrift="Fietsers", sleutel=photo_file())
        kaal = FotoFactory(bezoek=bezoek, bijschrift="")
        citaat = Citaat.objects.create(
            bezoek=bezoek, tekst="Wij doen het samen.", toestemming="niet_nodig", door=leider
        )
        geheim = Citaat.objects.create(bezoek=bezoek, tekst="Niet herhalen.", naam="Jan", door=leider)
        bundel = services.create_bundel(verkenning, titel="Samen sterk", inleiding="Zo begon het.", by=leider)
        alles = [Keuze("les", les.pk), Keuze("les", los.pk), Keuze("deel", deel.pk), Keuze("foto", foto.pk)]
        alles.append(Keuze("citaat", citaat.pk))

    return World


@pytest.fixture
def full(world):
    """Return the world with everything chosen that may be chosen."""
    services.choose_pieces(world.bundel, erbij=world.alles, by=world.leider)
    return world
