"""The demo's honest invitations: one that waits for an answer, and answers that only the inviter reads (V3)."""

from django.db import transaction

from verkenningen.invitaties import Genodigde
from verkenningen.models import Bezoek
from verkenningen.services import answer_invitatie, create_invitaties

from .people import World

BUNDEL = "Lees één hoofdstuk van de bundel mee en zeg wat er niet klopt. Het kost u een avond."
BEZOEK = "Ga een dag mee naar de zorgcoöperatie en vertel wat u in uw eigen dorp anders doet."
_BUNDEL = {
    "zwaan": ("", ""),
    "bos": ("nodig", "Eerst overleg met onze raad van commissarissen."),
    "devisser": ("aarzel", ""),
}
_BEZOEK = {"arts": ("mee", ""), "jacobs": ("nee", "")}


@transaction.atomic
def make(world: World) -> None:
    """Invite people to read along with the bundle and to a visit, and let most of them answer."""
    bundel, dorp = world.verkenningen["eigentijdse-samenwerking"], world.verkenningen["thuis-in-het-dorp"]
    bezoek = Bezoek.objects.filter(verkenning=dorp, status=Bezoek.Status.GEPLAND).latest("begint_op")
    for verkenning, over, waartoe, answers in ((bundel, None, BUNDEL, _BUNDEL), (dorp, bezoek, BEZOEK, _BEZOEK)):
        people = [_invited(world, key) for key in answers]
        leader = world.fresh("kersten")
        create_invitaties(verkenning, waartoe=waartoe, genodigden=people, bezoek=over, by=leader)
        for key, (antwoord, nodig) in answers.items():
            if antwoord:
                person = world.fresh(key)
                row = person.invitaties.get(verkenning=verkenning)
                answer_invitatie(row, antwoord=antwoord, nodig=nodig, by=person)


def _invited(world: World, key: str) -> Genodigde:
    person = world.fresh(key)
    return Genodigde(person.pk, person.organisatie_ids[0], person.naam, "")
