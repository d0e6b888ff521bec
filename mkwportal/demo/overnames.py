"""Who took over what in the demo (D7): through the services, each as it stood on the day of the story."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.utils import timezone

from documenten import notifications
from documenten.models import Document, Overname, OvernameAntwoord, Status, Versie
from documenten.services import (
    answer_version,
    check_upload,
    create_own_version,
    create_versie,
    stage_file,
    storing_checked,
    take_over,
    update_document,
    update_takeover,
)

from . import records
from .builders import build
from .data_documenten import DOCUMENTEN
from .people import World

BEKIJKEN, NU_NIET, AANPASSEN = OvernameAntwoord.Antwoord
_BY_KEY = {item.key: item for item in DOCUMENTEN}


@dataclass(frozen=True)
class Nam:
    """Person `wie` took over version `nummer` of a document `dagen` days ago."""

    bron: str
    wie: str
    nummer: int
    dagen: int
    wijze: str = "ongewijzigd"
    toelichting: str = ""
    antwoord: str = ""


OVERNAMES = (
    Nam("linde-huurbeleid", "zwaan", 3, 41, "aangepast", "met eigen streefhuren"),
    Nam("linde-huurbeleid", "hoekstra", 3, 33, "aangepast", "alleen de jaarlijkse huurverhoging"),
    Nam("linde-huurbeleid", "tenvelde", 2, 390, antwoord=BEKIJKEN),
    Nam("linde-huurbeleid", "bos", 2, 365, antwoord=NU_NIET),
    Nam("linde-huurbeleid", "vandoorn", 2, 320, "aangepast", "drie kernen in plaats van vier", AANPASSEN),
    Nam("linde-huurbeleid", "arts", 3, 12, "inspiratie", "de belafspraak bij bezwaar"),
    Nam("linde-zav", "zwaan", 3, 500),
    Nam("linde-zav", "kamara", 4, 150, "inspiratie"),
    Nam("linde-zav", "manders", 4, 122, "aangepast", "met een lijst voor keukens"),
    Nam("linde-integriteit", "slob", 3, 200),
    Nam("waterland-verduurzaming", "lammers", 1, 480, "inspiratie", "de volgorde: eerst de fundering", NU_NIET),
    Nam("slingebeek-klokkenluiders", "aydin", 1, 610),
    Nam("hondsrand-incasso", "rodrigues", 2, 240, "inspiratie", "het belscript"),
    Nam("hondsrand-klachten", "lammers", 1, 1200),
)


def make(world: World) -> None:
    """Make every overname, a family of three generations, and a source that is out of force."""
    _family(world)
    for item in OVERNAMES:
        bron = world.documenten[item.bron]
        with _as_it_was(bron, item.nummer):
            by = world.fresh(item.wie)
            overname = take_over(bron, organisatie_id=by.organisatie_ids[0], by=by)
            if item.wijze != "ongewijzigd":
                update_takeover(
                    overname,
                    revisie=overname.revisie,
                    wijze=item.wijze,
                    toelichting=item.toelichting,
                    nummer=item.nummer,
                    by=by,
                )
            _set_back(overname, item.dagen)
        if item.antwoord:
            newest = Versie.objects.filter(document=bron).order_by("-nummer")[0]
            answer_version(overname, nummer=newest.nummer, antwoord=item.antwoord, by=by)
    for key in ("linde-huurbeleid", "linde-zav", "hondsrand-incasso"):
        notifications.tell_new_version(
            Versie.objects.get(pk=Document.objects.get(pk=world.documenten[key].pk).versie_id)
        )
    notifications.tell_source_gone(Document.objects.get(pk=world.documenten["hondsrand-klachten"].pk))


def _family(world: World) -> None:
    """Let De Linde make its own version of De Hondsrand's, and Eemzijl and Ketelpolder go on with that one."""
    bron = world.documenten["hondsrand-incasso"]
    with _as_it_was(bron, 1):
        linde = _own(
            world,
            bron,
            "lammers",
            720,
            "Huurincasso bij De Linde: bellen, langsgaan, dan pas schrijven",
            "Namen, dorpen en telefoonnummers van De Linde. Huisbezoek altijd met zijn tweeën.",
        )
    _own(
        world,
        linde,
        "bos",
        300,
        "Achterstand: eerst koffie, dan een brief",
        "Korter gemaakt en aan Eemzijl aangepast.",
    )
    by = world.fresh("noordhof")
    _set_back(take_over(Document.objects.get(pk=linde.pk), organisatie_id=by.organisatie_ids[0], by=by), 95)


def _own(world: World, bron: Document, wie: str, dagen: int, titel: str, toelichting: str) -> Document:
    """Let somebody make an own version, fill it in for the own corporation as version 2, and share it."""
    by = world.fresh(wie)
    bron = Document.objects.get(pk=bron.pk)
    own = create_own_version(bron, organisatie_id=by.organisatie_ids[0], by=by)
    item = _BY_KEY["hondsrand-incasso"]
    org = next(key for key, row in world.organisaties.items() if row.pk == own.organisatie_id)
    day = world.today - dt.timedelta(days=dagen - 21)
    text = replace(
        item,
        organisatie=org,
        contact=wie,
        titel=titel,
        formaat="docx",
        versies=(records.Versie(1, day, toelichting),),
    )
    data, naam = build(text, text.versies[0])
    with storing_checked(check_upload(stage_file(naam, data))) as [bestand]:
        create_versie(own, bestand, toelichting=toelichting, by=by)
    own.refresh_from_db()
    gegevens = {
        "titel": titel,
        "status": Status.VASTGESTELD,
        "bereik": "leden",
        "jaar": day.year,
        "vastgesteld_op": day,
        "vastgesteld_door": "bestuur",
    }
    own = update_document(own, revisie=own.revisie, gegevens=gegevens, by=by)
    overname = Overname.objects.get(eigen_document=own)
    update_takeover(
        overname,
        revisie=overname.revisie,
        wijze="aangepast",
        toelichting="met onze eigen dorpen en bedragen",
        nummer=overname.nummer,
        by=by,
    )
    _set_back(overname, dagen)
    moment = timezone.now() - dt.timedelta(days=dagen - 21)
    Versie.objects.filter(document=own).update(gemaakt_op=moment)
    Document.objects.filter(pk=own.pk).update(gedeeld_op=moment, gemaakt_op=moment, gewijzigd_op=moment)
    return own


@contextmanager
def _as_it_was(document: Document, nummer: int) -> Iterator[None]:
    """Let version `nummer` be the current one, and the document in force, as on the day of the story."""
    now = Document.objects.values("versie", "status").get(pk=document.pk)
    then = Versie.objects.get(document=document.pk, nummer=nummer)
    Document.objects.filter(pk=document.pk).update(versie=then, status=Status.VASTGESTELD)
    document.refresh_from_db()
    yield
    Document.objects.filter(pk=document.pk).update(**now)
    document.refresh_from_db()


def _set_back(overname: Overname, dagen: int) -> None:
    """Let it have happened `dagen` days ago, or when its version came out if that was later."""
    moment = timezone.now() - dt.timedelta(days=dagen)
    if overname.versie is not None:
        moment = max(moment, overname.versie.gemaakt_op + dt.timedelta(hours=1))
    Overname.objects.filter(pk=overname.pk).update(op=moment)
