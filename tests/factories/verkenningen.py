"""Rows of explorations for tests."""

import datetime as dt
from typing import Any

from django.utils import timezone
from factory import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory, post_generation
from factory.django import DjangoModelFactory

from corporaties.models import Deelname, Rol, Thema
from tests.factories.corporaties import DeelnameFactory, KringFactory, OrganisatieFactory, person
from verkenningen.models import (
    Aansluiting,
    Aanwezigheid,
    Bezoek,
    Citaat,
    Foto,
    Halte,
    Labregel,
    Les,
    LesReactie,
    Opname,
    Verkenning,
    VerslagDeel,
    Voorlegging,
    Vraagstuk,
)


class VerkenningFactory(DjangoModelFactory):
    """An exploration for its circle, with its owner in it and a projectleider of the owner as leader."""

    class Meta:
        model = Verkenning
        skip_postgeneration_save = True

    organisatie = SubFactory(OrganisatieFactory)
    kring = SubFactory(KringFactory)
    leider = LazyAttribute(lambda o: person(o.organisatie, Rol.PROJECTLEIDER))
    naam = Sequence(lambda n: f"Verkenning {n}")
    vraag = Sequence(lambda n: f"Kunnen wij samenwerken zonder te fuseren, poging {n}?")
    bereik = "kring"
    status = Verkenning.Status.LOOPT

    @post_generation
    def eigenaar_doet_mee(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create and extracted is not False:
            DeelnameFactory(kring=self.kring, organisatie=self.organisatie)


class BezoekFactory(DjangoModelFactory):
    """A visit in two weeks, of two hours."""

    class Meta:
        model = Bezoek

    verkenning = SubFactory(VerkenningFactory)
    titel = Sequence(lambda n: f"Op de fiets langs partner {n}")
    begint_op = LazyFunction(lambda: timezone.now().replace(microsecond=0) + dt.timedelta(days=14))
    eindigt_op = LazyAttribute(lambda o: o.begint_op + dt.timedelta(hours=2))
    plaats = "Leiden"
    gastheer_naam = "Ons Doel"


class HalteFactory(DjangoModelFactory):
    class Meta:
        model = Halte

    bezoek = SubFactory(BezoekFactory)
    volgorde = Sequence(lambda n: n + 1)
    titel = Sequence(lambda n: f"Halte {n}")


class LesFactory(DjangoModelFactory):
    """A lesson of a visit in an exploration; `themas` is a list of Thema."""

    class Meta:
        model = Les
        skip_postgeneration_save = True

    bezoek = SubFactory(BezoekFactory, verkenning=SelfAttribute("..verkenning"))
    verkenning = SubFactory(VerkenningFactory)
    tekst = Sequence(lambda n: f"Samenwerken begint bij vertrouwen, les {n}.")
    door = SelfAttribute("verkenning.leider")

    @post_generation
    def themas(self, create: bool, extracted: list[Thema] | None, **kwargs: Any) -> None:
        if create and extracted:
            self.themas.set(extracted)


class LesReactieFactory(DjangoModelFactory):
    class Meta:
        model = LesReactie

    les = SubFactory(LesFactory)
    organisatie = SubFactory(OrganisatieFactory)
    soort = LesReactie.Soort.HERKENT
    door = LazyAttribute(lambda o: person(o.organisatie))


class OpnameFactory(DjangoModelFactory):
    """A version of a document (give `versie`) took in a lesson."""

    class Meta:
        model = Opname

    les = SubFactory(LesFactory)
    door = SelfAttribute("versie.door")


class VerslagDeelFactory(DjangoModelFactory):
    class Meta:
        model = VerslagDeel

    bezoek = SubFactory(BezoekFactory)
    deel = VerslagDeel.Deel.GEZIEN
    tekst = "Wij zagen **drie** corporaties die kennis delen."


class CitaatFactory(DjangoModelFactory):
    """A quote with a name, of which nobody was asked yet."""

    class Meta:
        model = Citaat

    bezoek = SubFactory(BezoekFactory)
    tekst = Sequence(lambda n: f"Je belt ook als er niets mis is, zin {n}.")
    naam = Sequence(lambda n: f"Spreker {n}")
    door = SelfAttribute("bezoek.verkenning.leider")


class VoorleggingFactory(DjangoModelFactory):
    """A host with a personal link, sent nothing yet; `soort` is verslag or spiegel."""

    class Meta:
        model = Voorlegging

    bezoek = SubFactory(BezoekFactory)
    soort = Voorlegging.Soort.VERSLAG
    naam = Sequence(lambda n: f"Gastheer {n}")
    email = Sequence(lambda n: f"gastheer{n}@onsdoel.example")
    door = SelfAttribute("bezoek.verkenning.leider")


class AanwezigheidFactory(DjangoModelFactory):
    class Meta:
        model = Aanwezigheid

    bezoek = SubFactory(BezoekFactory)
    naam = Sequence(lambda n: f"Aanloper {n}")


class FotoFactory(DjangoModelFactory):
    """The row of a photo; its files do not exist."""

    class Meta:
        model = Foto

    bezoek = SubFactory(BezoekFactory)
    sleutel = Sequence(lambda n: f"bestanden/ab/cd/abcd{n:060x}-{n:016x}")
    sha256 = Sequence(lambda n: f"abcd{n:060x}")
    grootte, breedte, hoogte = 1000, 1600, 1200
    door = SelfAttribute("bezoek.verkenning.leider")


class VraagstukFactory(DjangoModelFactory):
    """A question of a member corporation; `themas` is a list of Thema."""

    class Meta:
        model = Vraagstuk
        skip_postgeneration_save = True

    organisatie = SubFactory(OrganisatieFactory)
    steller = LazyAttribute(lambda o: person(o.organisatie))
    vraag = Sequence(lambda n: f"Wie heeft ervaring met wisselwoningen, geval {n}?")

    @post_generation
    def themas(self, create: bool, extracted: list[Thema] | None, **kwargs: Any) -> None:
        if create and extracted:
            self.themas.set(extracted)


class AansluitingFactory(DjangoModelFactory):
    class Meta:
        model = Aansluiting

    vraagstuk = SubFactory(VraagstukFactory)
    organisatie = SubFactory(OrganisatieFactory)
    wijze = Aansluiting.Wijze.SLUIT_AAN
    door = LazyAttribute(lambda o: person(getattr(o, "organisatie", None)))


class LabregelFactory(DjangoModelFactory):
    """What one organisation says of a praktijklab."""

    class Meta:
        model = Labregel

    verkenning = SubFactory(VerkenningFactory, soort=Verkenning.Soort.PRAKTIJKLAB)
    organisatie = SelfAttribute("verkenning.organisatie")
    dag = dt.date(2026, 3, 2)
    fase, relatie = 1, 4
    door = SelfAttribute("verkenning.leider")


def participant(verkenning: Verkenning, wijze: str = Deelname.Wijze.MEEDOEN, **fields: Any):
    """Return somebody of a member corporation that is in the circle of this exploration in this manner."""
    organisatie = OrganisatieFactory()
    DeelnameFactory(kring=verkenning.kring, organisatie=organisatie, wijze=wijze)
    return person(organisatie, **fields)
