"""The demo's mail about visits, a calendar address, and a report that is asked for (V4, V10)."""

from django.db import transaction

from corporaties.sleutels import renew_sleutel
from verkenningen.models import Bezoek
from verkenningen.services import offer_to_write
from verkenningen.services.bezoekmail import mail_visit, remind_reports

from .people import World


@transaction.atomic
def make(world: World) -> None:
    """Mail the visit that comes to who did not answer yet, and ask for the report of the one of three days ago."""
    leader = world.fresh("kersten")
    visits = Bezoek.objects.filter(verkenning=world.verkenningen["thuis-in-het-dorp"])
    mail_visit(visits.latest("begint_op").pk, leader.pk)
    waiting = visits.filter(verslagdelen=None).earliest("begint_op")
    offer_to_write(waiting, schrijft=True, by=world.fresh("achterberg"))
    remind_reports(world.today)
    renew_sleutel("agenda", by=leader)
