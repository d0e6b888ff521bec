"""Fill an empty portal for the drill: `python -m tests.proeven.groot_vullen` prints who and what as JSON."""

import json
import sys

import django

django.setup()

from corporaties.models import Gebruiker, Rol  # noqa: E402
from documenten.services.verzamelingen import create_verzameling  # noqa: E402
from tests.factories.corporaties import PASSWORD, DeelnameFactory, OrganisatieFactory, person  # noqa: E402
from tests.factories.verkenningen import BezoekFactory, HalteFactory, VerkenningFactory  # noqa: E402

ASKERS, HALTES = 4, 6


def main() -> None:
    """Make two corporations with their people, an exploration with a visit, and an empty set."""
    ours, theirs = OrganisatieFactory(naam="Woonstichting De Proef"), OrganisatieFactory(naam="Wonen Verderop")
    sender = person(ours, email="deler@proef.example", voornaam="Dirk")
    leader = person(ours, Rol.PROJECTLEIDER, email="leider@proef.example", voornaam="Lea")
    askers = [person(theirs, email=f"vrager{n}@proef.example", voornaam="Vera") for n in range(ASKERS)]
    verkenning = VerkenningFactory(organisatie=ours, leider=leader, naam="Proeven", bereik="leden")
    DeelnameFactory(kring=verkenning.kring, organisatie=theirs)
    bezoek = BezoekFactory(verkenning=verkenning)
    haltes = [HalteFactory(bezoek=bezoek, volgorde=n + 1) for n in range(HALTES)]
    data = {"naam": "Startset", "uitleg": "", "bereik": "leden", "kring": None}
    verzameling = create_verzameling(organisatie_id=ours.pk, gegevens=data, by=sender)
    Gebruiker.objects.update(overzicht="week")
    json.dump(
        {
            "wachtwoord": PASSWORD,
            "deler": sender.email,
            "leider": leader.email,
            "vragers": [asker.email for asker in askers],
            "bezoek": bezoek.pk,
            "haltes": [halte.pk for halte in haltes],
            "verzameling": verzameling.pk,
        },
        sys.stdout,
    )


main()
