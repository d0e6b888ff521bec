"""Organisations, themes and people of the demo, through the services."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from corporaties.models import Deelname, Gebruiker, Organisatie, Thema
from corporaties.services import create_aanstelling, create_organisatie
from corporaties.tasks import index_persoon_job
from documenten.models import Document
from verkenningen.models import Verkenning

from .data_mensen import MENSEN
from .data_organisaties import ORGANISATIES
from .data_themas import THEMAS
from .records import op_datum


@dataclass
class World:
    """What was made, by the keys of the demo's data."""

    today: dt.date
    beheerder: Gebruiker
    themas: dict[str, Thema] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    mensen: dict[str, Gebruiker] = field(default_factory=dict)
    verkenningen: dict[str, Verkenning] = field(default_factory=dict)
    documenten: dict[str, Document] = field(default_factory=dict)

    def fresh(self, key: str) -> Gebruiker:
        """Return this person with the circles of now: what was read before is kept on the object."""
        return Gebruiker.objects.voor_verzoek().get(pk=self.mensen[key].pk)


@transaction.atomic
def make(password_hash: str) -> World:
    """Make themes, organisations and people; everybody has the same password."""
    today = timezone.localdate()
    admin = next(person for person in MENSEN if person.is_platformbeheerder)
    world = World(today, _person(admin, password_hash))
    for number, item in enumerate(THEMAS):
        world.themas[item.slug] = Thema.objects.create(
            slug=item.slug,
            naam=item.naam,
            trefwoorden=list(item.trefwoorden),
            volgorde=number,
            ouder=world.themas.get(item.ouder or ""),
        )
    for item in ORGANISATIES:
        world.organisaties[item.key] = create_organisatie(
            by=world.beheerder,
            naam=item.naam,
            soort=item.soort,
            plaats=item.plaats,
            provincie=item.provincie,
            gemeenten=list(item.gemeenten),
            l_nummer=item.l_nummer,
            kvk=item.kvk,
            vhe=item.vhe,
            fte=None if item.fte is None else str(item.fte),
            website=item.website,
            over=item.over,
            lid_van=dt.date(item.lid_sinds, 1, 1) if item.lid_sinds else None,
        )
    for item in MENSEN:
        person = world.beheerder if item is admin else _person(item, password_hash)
        world.mensen[item.key] = person
        person.themas.set(world.themas[slug] for slug in item.themas)
        for job in item.aanstellingen:
            create_aanstelling(
                person,
                world.organisaties[job.organisatie],
                rol=job.rol,
                functie=job.functie,
                van=op_datum(job.van, today),
                by=world.beheerder,
            )
        index_persoon_job.defer(gebruiker_id=person.pk)
    return world


def _person(item, password_hash: str) -> Gebruiker:
    return Gebruiker.objects.create(
        email=item.email,
        password=password_hash,
        aanhef=item.aanhef,
        voornaam=item.voornaam,
        tussenvoegsel=item.tussenvoegsel,
        achternaam=item.achternaam,
        telefoon=item.telefoon,
        bereikbaar=item.bereikbaarheid,
        is_platformbeheerder=item.is_platformbeheerder,
    )


@transaction.atomic
def finish(world: World) -> None:
    """Let people have been here before, so that Vandaag has something to tell, and let guests' dates be real."""
    now = timezone.now()
    for number, person in enumerate(Gebruiker.objects.order_by("pk")):
        person.vorig_bezoek = now - dt.timedelta(days=5 + number % 9, hours=number % 7)
        person.laatst_gezien = person.vorig_bezoek + dt.timedelta(minutes=12)
        person.save(update_fields=["vorig_bezoek", "laatst_gezien"])
    if not Deelname.objects.filter(wijze=Deelname.Wijze.GAST).exists():
        raise RuntimeError("the demo lost its guest")
