"""The demo's lessons that ended in a document: said by somebody who works at its owner."""

from documenten.models import Document
from verkenningen.models import Les
from verkenningen.services import absorb_lessen

from .people import World


def absorb(world: World, les: Les, key: str, hoe: str) -> None:
    """Say that the current version of a document took in this lesson."""
    document = Document.objects.select_related("versie").get(pk=world.documenten[key].pk)
    owner = next(
        person for person in map(world.fresh, world.mensen) if document.organisatie_id in person.organisatie_ids
    )
    absorb_lessen(document.versie, lessen={les.pk: hoe}, by=owner)
