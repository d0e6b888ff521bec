"""The demo's finished bundle: chosen, ordered by theme, two chapters by different people, made, shared as a document."""

from django.db import transaction

from verkenningen.bundel.maken import request_files
from verkenningen.models import Bundel, BundelUitvoer, Foto, Verkenning
from verkenningen.services import (
    choose_pieces,
    create_bundel,
    create_hoofdstuk,
    publish_bundel,
    set_bijschrift,
    update_hoofdstuk,
)
from verkenningen.services.bundel import Keuze, choosable
from verkenningen.services.bundeldocument import share_bundel

from .people import World

SLEUTEL = "eigentijdse-samenwerking"
INLEIDING = """In 2019 gingen zes kleine corporaties op pad met één vraag: hoe werk je samen zonder te fuseren? Wij \
spraken directeuren, wethouders, huurders en vrijwilligers. Wij fietsten langs de mensen met wie een corporatie elke \
dag te maken heeft.

Deze bundel is geen handboek. Hij laat zien wat wij zagen, en wat wij daarvan leerden. Achter elke les staat waar zij \
vandaan komt, zodat u het kunt navragen.

## Hoe leest u deze bundel?

- **Weinig tijd?** Lees per thema alleen de lessen.
- **Wilt u het verhaal?** Begin bij wat wij zagen.
- **Herkent u een les?** Laat het weten in het portaal, met één knop."""
THEMATEKST = """Elk gesprek begon bij vertrouwen en kwam er weer op uit. Niet als mooi woord, maar als iets wat je \
doet: op tijd bellen, zeggen wat je niet weet, een afspraak nakomen als het even niet uitkomt.

> Vertrouwen groeit langzaam. Wie haast heeft, kan beter eerst iets kleins samen doen."""
SLOT = """Samenwerken kost tijd voordat het tijd oplevert. Wie dat vooraf zegt, krijgt later minder teleurstelling.

1. Begin met één ding dat iedereen nodig heeft.
2. Spreek af wie mag beslissen, en waarover niet.
3. Schrijf na een jaar op wat het kostte en wat huurders ervan merkten.

Wij gaan door met de vraag hoe wij raden van commissarissen eerder meenemen."""


def make(world: World) -> None:
    """Make the bundle and queue its files; share() makes a document of it when they are there."""
    verkenning = Verkenning.objects.get(pk=world.verkenningen[SLEUTEL].pk)
    leader, member = world.fresh("kersten"), world.fresh("lammers")
    with transaction.atomic():
        for foto in Foto.objects.filter(bezoek__verkenning=verkenning, bijschrift="").select_related("bezoek"):
            set_bijschrift(foto, bijschrift=f"Onderweg bij {foto.bezoek.titel}"[:200], by=leader)
        bundel = create_bundel(
            verkenning,
            titel="Samen sterk, apart herkenbaar",
            ondertitel="Wat zes kleine corporaties leerden van samenwerken",
            inleiding=INLEIDING,
            by=leader,
        )
        rows = choosable(verkenning).items()
        chosen = [Keuze(soort, pk) for soort, found in rows for pk in found.values_list("pk", flat=True)]
        choose_pieces(bundel, erbij=chosen, by=leader)
        thema = bundel.hoofdstukken.get(thema__slug="samenwerken")
        update_hoofdstuk(thema, revisie=thema.revisie, titel=thema.titel, tekst=THEMATEKST, auteurs=[member], by=leader)
        create_hoofdstuk(bundel, titel="En nu verder", tekst=SLOT, auteurs=[leader, member], by=leader)
        publish_bundel(bundel, by=leader)
        request_files(bundel, by=leader)


def share(world: World) -> None:
    """Put the finished bundle among the documents, for all members."""
    bundel = Bundel.objects.get(verkenning=world.verkenningen[SLEUTEL].pk)
    if not bundel.uitvoeren.filter(stand=BundelUitvoer.Stand.KLAAR).exists():
        raise RuntimeError("De bestanden van de bundel zijn niet gemaakt.")
    leader = world.fresh("kersten")
    owner = leader.lopende_aanstellingen[0]["organisatie"]
    share_bundel(bundel, titel=bundel.volledige_titel, vorm="pdf", organisatie_id=owner, bereik="leden", by=leader)
