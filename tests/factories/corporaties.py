"""Rows of organisations, people and circles for tests, and shortcuts for the roles."""

import datetime as dt
from typing import Any

from factory import LazyAttribute, Sequence, SubFactory, post_generation
from factory.django import DjangoModelFactory

from corporaties.models import Aanstelling, Deelname, Gebruiker, Kring, Organisatie, Rol, Thema

PASSWORD = "vlinder-op-de-dijk-7"
SINDS = dt.date(2020, 1, 1)


class ThemaFactory(DjangoModelFactory):
    class Meta:
        model = Thema

    naam = Sequence(lambda n: f"Thema {n}")
    slug = Sequence(lambda n: f"thema-{n}")


class OrganisatieFactory(DjangoModelFactory):
    """A corporation that is a member of the platform; lid_van=None makes it an outsider."""

    class Meta:
        model = Organisatie

    naam = Sequence(lambda n: f"Woonstichting Polder {n}")
    plaats = Sequence(lambda n: f"Dorp {n}")
    provincie = Organisatie.Provincie.UTRECHT
    gemeenten = LazyAttribute(lambda o: [f"Gemeente {o.plaats}"])
    vhe, fte = 1640, 17
    lid_van = SINDS


class GebruikerFactory(DjangoModelFactory):
    """A person with password PASSWORD and no appointment: without access until there is one."""

    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    email = Sequence(lambda n: f"mens{n}@polder.example")
    voornaam = "Anna"
    achternaam = Sequence(lambda n: f"Visser{n}")

    @classmethod
    def _create(cls, model_class: type[Gebruiker], *args: Any, **fields: Any) -> Gebruiker:
        email, password = fields.pop("email"), fields.pop("password", PASSWORD)
        return model_class.objects.create_user(email, password, **fields)

    @post_generation
    def themas(self, create: bool, extracted: list[Thema] | None, **kwargs: Any) -> None:
        if create and extracted:
            self.themas.set(extracted)


class AanstellingFactory(DjangoModelFactory):
    class Meta:
        model = Aanstelling

    gebruiker = SubFactory(GebruikerFactory)
    organisatie = SubFactory(OrganisatieFactory)
    rol = Rol.LID
    functie = "Beleidsmedewerker"
    van = SINDS


class KringFactory(DjangoModelFactory):
    class Meta:
        model = Kring

    naam = Sequence(lambda n: f"Verkenning {n}")


class DeelnameFactory(DjangoModelFactory):
    """An organisation in a circle; for a person: organisatie=None, gebruiker=…, wijze="gast"."""

    class Meta:
        model = Deelname

    kring = SubFactory(KringFactory)
    organisatie = SubFactory(OrganisatieFactory)


def person(organisatie: Organisatie | None = None, rol: str = Rol.LID, **fields: Any) -> Gebruiker:
    """Return somebody with a running appointment in this role; without organisatie at a new member."""
    functie = fields.pop("functie", "Beleidsmedewerker")
    gebruiker = GebruikerFactory(**fields)
    organisatie = organisatie or OrganisatieFactory()
    AanstellingFactory(gebruiker=gebruiker, organisatie=organisatie, rol=rol, functie=functie)
    return gebruiker


def platform_admin(**fields: Any) -> Gebruiker:
    """Return a platform admin without an appointment."""
    return GebruikerFactory(is_platformbeheerder=True, **fields)


def guest(kring: Kring, tot: dt.date | None = None, **fields: Any) -> Gebruiker:
    """Return a guest of this circle, until and including `tot` when given."""
    gebruiker = GebruikerFactory(**fields)
    DeelnameFactory(kring=kring, organisatie=None, gebruiker=gebruiker, wijze=Deelname.Wijze.GAST, tot=tot)
    return gebruiker
