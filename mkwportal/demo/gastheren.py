"""What hosts answered in the demo: a report with a yes, a quote with a yes, and a mirror that was released."""

import datetime as dt

from django.db import transaction

from verkenningen.models import BEELD, Bezoek, Citaat, Spiegel, VerslagDeel
from verkenningen.services import (
    Antwoord,
    add_citaat,
    answer_spiegel,
    answer_verslag,
    choose_for_spiegel,
    note_consent,
    present_spiegel,
    present_verslag,
    publish_deel,
    release_spiegel,
    save_bijdrage,
    withdraw_deel,
)

from .people import World

TITEL = "Ons Doel: op de fiets langs zes netwerkpartners"
HOST = {"naam": "Bestuurder van Ons Doel", "email": "bestuur@onsdoel.example"}
BIJDRAGEN = (
    ("lammers", "Buiten de deur hoorden wij uw motto in andere woorden terug: ‘wij bellen ook als er niets mis is’. "
     "Dat is sterker dan een motto aan de muur."),
    ("vandeven", "Partners vinden elkaar ook zonder u, maar vaak wel door u. Laat dat zo nu en dan zien, anders denkt "
     "een nieuwe collega dat het vanzelf gaat."),
    ("heemskerk", "Wat het huurders oplevert, hoorden wij het duidelijkst van huurders zelf. Vraag hun om dat verhaal "
     "ook aan uw raad te vertellen."),
)  # fmt: skip
CITATEN = (
    ("Samenlevingsopbouw", "De klik komt eerst, het project daarna.", "", "opbouwwerker"),
    ("De huurdersorganisatie", "Meedoen is leuker dan meepraten.", "Truus van der Wal", "bestuurslid"),
    ("De gemeente", "Wie alleen belt bij problemen, krijgt ook alleen problemen terug.", "Hans Meijer", "adviseur"),
)


@transaction.atomic
def make(world: World) -> None:
    """Let the host of the bicycle tour answer, give two quotes a name and one of them a yes, release the mirror."""
    bezoek = Bezoek.objects.select_related("verkenning").get(titel=TITEL)
    leader = world.fresh("kersten")
    _quotes(bezoek, leader)
    _report(bezoek, leader)
    _mirror(world, bezoek, leader)


def _quotes(bezoek: Bezoek, leader) -> None:
    haltes = {halte.titel: halte for halte in bezoek.haltes.programma()}
    for titel, tekst, naam, rol in CITATEN:
        add_citaat(bezoek, tekst=tekst, naam=naam, rol=rol, halte=haltes[titel], by=leader)
    with_yes = Citaat.objects.get(bezoek=bezoek, naam="Truus van der Wal")
    note_consent(with_yes, ja=True, op=dt.date(2019, 6, 3), by=leader)


def _report(bezoek: Bezoek, leader) -> None:
    """Show the host the parts before they are shared; it agrees, and has a wish about the quotes."""
    delen = list(VerslagDeel.objects.filter(bezoek=bezoek).select_related("bezoek__verkenning"))
    gedeeld = {deel.pk: deel.gepubliceerd_op for deel in delen}
    for deel in delen:
        withdraw_deel(deel, by=leader)
    VerslagDeel.objects.filter(bezoek=bezoek).update(gewijzigd_op=bezoek.eindigt_op + dt.timedelta(days=1))
    voorlegging = present_verslag(bezoek, **HOST, bericht="Dank voor de fietsen en de soep.", by=leader)
    answers = {row.deel: Antwoord("akkoord", "", row.revisie) for row in voorlegging.delen.all()}
    answers[BEELD] = Antwoord("anders", "Zet bij de foto graag in welk jaar zij is gemaakt.", answers[BEELD].revisie)
    answer_verslag(voorlegging, answers)
    for deel in delen:
        publish_deel(deel, by=leader)
        VerslagDeel.objects.filter(pk=deel.pk).update(gepubliceerd_op=gedeeld[deel.pk])


def _mirror(world: World, bezoek: Bezoek, leader) -> None:
    for key, tekst in BIJDRAGEN:
        save_bijdrage(bezoek, revisie=0, tekst=tekst, by=world.fresh(key))
    lessen = bezoek.lessen.filter(verwijderd_op=None, soort="les").order_by("pk").values_list("pk", flat=True)[:2]
    haltes = bezoek.haltes.filter(titel__in=["De gemeente", "De huurdersorganisatie"]).values_list("pk", flat=True)
    revisie = Spiegel.objects.get(bezoek=bezoek).revisie
    choose_for_spiegel(bezoek, revisie=revisie, lessen=lessen, haltes=haltes, by=leader)
    spiegel = present_spiegel(bezoek, **HOST, by=leader)
    naam = HOST["naam"]
    answer_spiegel(spiegel, revisie=spiegel.revisie, oordeel="akkoord", namens=naam, by=naam)
    release_spiegel(bezoek, by=leader)
