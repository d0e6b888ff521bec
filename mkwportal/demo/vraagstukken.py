"""Questions on the demo's board: open ones, a closed one, and one that became a praktijklab (V14, V15)."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from corporaties.models import Organisatie
from verkenningen.models import Labregel, Verkenning, Vraagstuk
from verkenningen.services import (
    begin_verkenning,
    close_vraagstuk,
    create_vraagstuk,
    join_vraagstuk,
    save_labregel,
    update_verkenning,
)

from .people import World


@dataclass(frozen=True)
class Gevraagd:
    """A question: who asked it how many days ago, who joins, who listens, and what came of it when it is closed."""

    wie: str
    dagen: int
    vraag: str
    themas: tuple[str, ...]
    toelichting: str = ""
    sluit_aan: tuple[str, ...] = ()
    luistert: tuple[str, ...] = ()
    uitkomst: str = ""


LAB = Gevraagd(
    "elidrissi",
    205,
    "Hoe geven wij mensen die uit een zorginstelling komen een woning én buren die dat aankunnen?",
    ("zorg", "urgentie"),
    toelichting="De zorgpartij levert begeleiding tot vijf uur, de overlast begint om tien. Gemeente, zorg en "
    "corporatie wijzen naar elkaar. Wij willen dit samen oplossen, niet nog een convenant schrijven.",
    sluit_aan=("kersten", "lammers", "vandeven"),
    luistert=("devisser", "arts"),
)
VRAGEN = (
    Gevraagd(
        "lammers", 3, "Wie deelt een opzichter met een buurcorporatie, en hoe verdeelt u de uren?",
        ("samenwerken", "onderhoud"),
        toelichting="Onze opzichter gaat met pensioen. Alleen vinden wij niemand voor drie dagen.",
        sluit_aan=("bos", "tenvelde"), luistert=("vermeulen",),
    ),
    Gevraagd(
        "zwaan", 8, "Wat zegt u tegen huurders als de zonnepanelen uit moeten omdat het net vol is?",
        ("opwek", "huurders"), sluit_aan=("manders", "hermans", "heemskerk"),
    ),
    Gevraagd(
        "bos", 16, "Hoe houdt een corporatie met twaalf mensen de regels over privacy bij?", ("privacy",),
        toelichting="Een eigen functionaris is te duur. Wie doet dit met een paar corporaties samen?",
        sluit_aan=("noordhof",), luistert=("schipper", "hoekstra", "vandergraaf"),
    ),
    Gevraagd(
        "tran", 27, "Welke vorm kiest u voor een huurdersgroep in een dorp zonder huurdersorganisatie?", ("huurders",),
        luistert=("jacobs",),
    ),
    Gevraagd(
        "vandoorn", 75, "Hoe rekent u uit wat een jaar uitstel van een renovatie kost?", ("planmatig", "financien"),
        sluit_aan=("kok",),
        uitkomst="Waterland deelde zijn rekenblad. Drie corporaties gebruiken het nu.",
    ),
)  # fmt: skip
REGELS: dict[int, dict[str, tuple[int, int, str]]] = {  # days ago: who fills in, content, relation and why
    168: {
        "kersten": (1, 3, "Wij kennen elkaar nog niet goed genoeg om nee te zeggen."),
        "lammers": (1, 4, "Iedereen kwam, en iedereen zei wat hij wilde."),
        "vandeven": (1, 4, ""),
        "elidrissi": (1, 4, "Fijn dat het over mensen ging en niet over geld."),
    },
    110: {
        "kersten": (2, 4, "De zorgpartij nam haar bestuurder mee."),
        "lammers": (2, 4, ""),
        "vandeven": (1, 4, "Bij ons weet de wijkconsulent er nog niets van."),
        "elidrissi": (2, 4, "Ook de gemeente staat er nu achter."),
    },
    52: {
        "kersten": (3, 4, "Er ligt één werkwijze voor de avonden."),
        "lammers": (3, 3, "Het ging snel. Wij hoorden het besluit achteraf."),
        "vandeven": (2, 3, "De oplossing past bij een stad, niet bij een dorp."),
        "elidrissi": (3, 4, ""),
    },
    6: {
        "kersten": (4, 3, "De eerste zes mensen wonen er. Het overleg slaan wij steeds over."),
        "vandeven": (3, 2, "Wie belt er als het ’s avonds misgaat? Dat weten wij nog niet."),
        "elidrissi": (4, 3, "Wij doen nu het werk van twee partijen."),
    },
}


@transaction.atomic
def make(world: World) -> None:
    """Put the questions on the board, let others join, and make a praktijklab out of the first."""
    vraagstuk = _ask(world, LAB)
    leader = world.fresh("kersten")
    verkenning = begin_verkenning(
        vraagstuk,
        organisatie=Organisatie.objects.get(pk=leader.organisatie_ids[0]),
        vraag=vraagstuk.vraag,
        naam="Weer thuis, met buren",
        toelichting="Vier corporaties werken met zorg en gemeente aan één werkwijze voor de eerste maanden.",
        bereik="leden",
        soort=Verkenning.Soort.PRAKTIJKLAB,
        by=leader,
    )
    update_verkenning(verkenning, revisie=verkenning.revisie, by=world.fresh("kersten"), status=Verkenning.Status.LOOPT)
    Verkenning.objects.filter(pk=verkenning.pk).update(gemaakt_op=_ago(world, 180))
    _fill_in(world, Verkenning.objects.get(pk=verkenning.pk))
    for item in VRAGEN:
        _ask(world, item)


def _ask(world: World, item: Gevraagd) -> Vraagstuk:
    asker = world.fresh(item.wie)
    vraagstuk = create_vraagstuk(
        organisatie=Organisatie.objects.get(pk=asker.organisatie_ids[0]),
        vraag=item.vraag,
        toelichting=item.toelichting,
        themas=[world.themas[slug] for slug in item.themas],
        by=asker,
    )
    for wijze, keys in (("sluit_aan", item.sluit_aan), ("luistert", item.luistert)):
        for key in keys:
            person = world.fresh(key)
            organisatie = Organisatie.objects.get(pk=person.organisatie_ids[0])
            join_vraagstuk(vraagstuk, organisatie=organisatie, wijze=wijze, by=person)
    Vraagstuk.objects.filter(pk=vraagstuk.pk).update(gemaakt_op=_ago(world, item.dagen))
    if item.uitkomst:
        close_vraagstuk(vraagstuk, uitkomst=item.uitkomst, by=asker)
        Vraagstuk.objects.filter(pk=vraagstuk.pk).update(gesloten_op=_ago(world, item.dagen - 30))
    return vraagstuk


def _fill_in(world: World, verkenning: Verkenning) -> None:
    for days, answers in REGELS.items():
        for key, (fase, relatie, waarom) in answers.items():
            person = world.fresh(key)
            regel = save_labregel(
                verkenning,
                Organisatie.objects.get(pk=person.organisatie_ids[0]),
                dag=world.today - dt.timedelta(days=days),
                fase=fase,
                relatie=relatie,
                waarom=waarom,
                by=person,
            )
            Labregel.objects.filter(pk=regel.pk).update(gemaakt_op=_ago(world, days))


def _ago(world: World, days: int) -> dt.datetime:
    day = world.today - dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(10, 30)))
