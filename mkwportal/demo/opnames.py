"""The demo's lessons that ended in a document, said by somebody who works at its owner; and what came after a visit."""

import datetime as dt

from documenten.models import Document
from verkenningen.models import Bezoek, Les, Opname, Terugblik
from verkenningen.services import Vervolg, absorb_lessen, create_les, save_terugblik

from .people import World

VERKENNING = "eigentijdse-samenwerking"


def absorb(world: World, les: Les, key: str, hoe: str) -> None:
    """Say that the current version of a document took in this lesson."""
    document = Document.objects.select_related("versie").get(pk=world.documenten[key].pk)
    owner = next(
        person for person in map(world.fresh, world.mensen) if document.organisatie_id in person.organisatie_ids
    )
    for opname in absorb_lessen(document.versie, lessen={les.pk: hoe}, by=owner):
        Opname.objects.filter(pk=opname.pk).update(op=document.versie.gemaakt_op)


ANTWOORDEN: dict[str, dict[int, Vervolg]] = {  # key of a person -> number of the stop
    "lammers": {
        1: Vervolg("mensen", "terug", "Wie beslist er als de gemeente en de corporatie iets anders willen?"),
        5: Vervolg("hoe", "proberen"),
    },
    "vandeven": {
        4: Vervolg("huurders", "ander"),
        5: Vervolg("hoe", "proberen", "Kan een raad ook meelopen in plaats van toekijken?"),
    },
    "manders": {2: Vervolg("kosten", "klaar"), 4: Vervolg("huurders", "terug")},
    "schreurs": {5: Vervolg("hoe", "proberen")},
}


def finish(world: World) -> None:
    """Let people say what they want after the tour of Leiden, and answer an open question with a lesson."""
    verkenning = world.verkenningen[VERKENNING]
    bezoek = verkenning.bezoeken.filter(plaats="Leiden", status=Bezoek.Status.GEWEEST).first()
    vraag = verkenning.lessen.filter(soort=Les.Soort.OPEN_VRAAG, tekst__contains="oplevert").first()
    if bezoek is None or vraag is None:
        return
    haltes = dict(enumerate(bezoek.haltes.order_by("volgorde").values_list("pk", flat=True), 1))
    asked = bezoek.eindigt_op + dt.timedelta(hours=1)
    for key, answers in ANTWOORDEN.items():
        row = Terugblik.objects.create(bezoek=bezoek, gebruiker=world.mensen[key], gevraagd_op=asked, gemaild_op=asked)
        save_terugblik(row, {haltes[number]: answer for number, answer in answers.items()}, by=world.fresh(key))
    create_les(
        bezoek,
        tekst="Tel de uren die u samen uitspaart en vertel per uur wat een huurder ervan merkt.",
        themas=vraag.themas.all(),
        beantwoordt=vraag,
        by=world.fresh("schreurs"),
    )
