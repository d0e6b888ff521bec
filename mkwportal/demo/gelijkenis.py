"""A document of the demo that looks much like another one: taken over once, before the portal kept a trace (D14)."""

from dataclasses import replace

from .data_documenten import DOCUMENTEN
from .documents import make_one
from .people import World

_BRON = "linde-integriteit"


def make(world: World) -> None:
    """Let another corporation share its own edition of the first version of a document, in another format."""
    bron = next(item for item in DOCUMENTEN if item.key == _BRON)
    kopie = replace(
        bron,
        key="waterland-gedragscode",
        organisatie="waterland",
        contact="zwaan",
        titel="Gedragscode: zo werken wij bij Waterland-Oost",
        formaat="odt",
        versies=bron.versies[:1],
        samenvatting="Onze gedragscode, gemaakt naar een voorbeeld uit het netwerk.",
        herzien_voor=None,
        wat_viel_af="",
    )
    world.documenten[kopie.key] = make_one(world, kopie, None)
