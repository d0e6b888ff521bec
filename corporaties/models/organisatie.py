from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

L_NUMMER = RegexValidator(r"^L[0-9]{4}\Z", "Een L-nummer is een L met vier cijfers, bijvoorbeeld L0123.")
KVK = RegexValidator(r"^[0-9]{8}\Z", "Een KvK-nummer heeft acht cijfers.")


class Grootte(models.TextChoices):
    """Size class by number of verhuureenheden (vhe)."""

    KLEIN = "klein", "tot 1.000 vhe"
    MIDDEN = "midden", "1.000 tot 2.500 vhe"
    GROOT = "groot", "meer dan 2.500 vhe"


class Thema(models.Model):
    """A subject of the sector, at most two levels; every member sees all of them."""

    naam = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    ouder = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="kinderen")
    trefwoorden = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["volgorde", "naam"]
        constraints = [CheckConstraint(condition=~Q(ouder=F("id")), name="thema_niet_eigen_ouder")]

    def __str__(self) -> str:
        return self.naam


class OrganisatieQuerySet(models.QuerySet):
    def leden(self):
        """Return the corporations whose membership of the platform runs today."""
        today = timezone.localdate()
        return self.filter(Q(lid_tot=None) | Q(lid_tot__gte=today), lid_van__lte=today, opgegaan_in=None)

    def bestaand(self):
        """Return the organisations that did not go up in another one: those that can be chosen."""
        return self.filter(opgegaan_in=None)

    def zichtbaar_voor(self, gebruiker):
        """Return the organisations this person may see: members all, a guest those of the own circles."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_lid or gebruiker.is_platformbeheerder:
            return self
        return self.filter(pk__in=gebruiker.organisaties_van_kringen())


class Organisatie(models.Model):
    """Any organisation; a member corporation has a running membership of the platform."""

    class Soort(models.TextChoices):
        WONINGCORPORATIE = "woningcorporatie", "Woningcorporatie"
        GEMEENTE = "gemeente", "Gemeente"
        ZORG = "zorg", "Zorg en welzijn"
        ONDERWIJS = "onderwijs", "Onderwijs en onderzoek"
        HUURDERS = "huurders", "Huurdersorganisatie"
        ENERGIE = "energie", "Energiecoöperatie"
        BEDRIJF = "bedrijf", "Bedrijf"
        PARTNER = "partner", "Samenwerkingspartner"
        OVERIG = "overig", "Overig"

    class Provincie(models.TextChoices):
        DRENTHE = "Drenthe"
        FLEVOLAND = "Flevoland"
        FRIESLAND = "Friesland"
        GELDERLAND = "Gelderland"
        GRONINGEN = "Groningen"
        LIMBURG = "Limburg"
        NOORD_BRABANT = "Noord-Brabant", "Noord-Brabant"
        NOORD_HOLLAND = "Noord-Holland", "Noord-Holland"
        OVERIJSSEL = "Overijssel"
        UTRECHT = "Utrecht"
        ZEELAND = "Zeeland"
        ZUID_HOLLAND = "Zuid-Holland", "Zuid-Holland"

    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.WONINGCORPORATIE)
    plaats = models.CharField(max_length=80, blank=True)
    provincie = models.CharField(max_length=20, choices=Provincie.choices, blank=True)
    gemeenten = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="werkgebied")
    l_nummer = models.CharField("L-nummer", max_length=8, blank=True, validators=[L_NUMMER])
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True, validators=[KVK])
    vhe = models.PositiveIntegerField("verhuureenheden", null=True, blank=True)
    fte = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    website = models.URLField(blank=True)
    over = models.TextField("over ons", blank=True, max_length=2000)
    lid_van = models.DateField("lid sinds", null=True, blank=True)
    lid_tot = models.DateField("lid tot en met", null=True, blank=True)
    oude_namen = ArrayField(models.CharField(max_length=120), db_default=[], default=list, blank=True)
    opgegaan_in = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="voorgangers")
    revisie = models.PositiveIntegerField(default=1)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                Lower("plaats"),
                name="organisatie_naam_plaats_uniek",
                violation_error_message="In deze plaats is al een organisatie met deze naam. Zoek haar op.",
            ),
            models.UniqueConstraint(
                fields=["l_nummer"],
                condition=~Q(l_nummer=""),
                name="organisatie_l_nummer_uniek",
                violation_error_message="Een andere organisatie heeft dit L-nummer al. Kijk het nummer na.",
            ),
            CheckConstraint(
                condition=Q(lid_tot=None) | Q(lid_tot__gte=F("lid_van")),
                name="organisatie_lid_periode",
                violation_error_message="Het lidmaatschap eindigt vóór het begint. Kijk de datums na.",
            ),
            CheckConstraint(
                condition=Q(lid_tot=None) | Q(lid_van__isnull=False),
                name="organisatie_lid_begin",
                violation_error_message="Vul ook in sinds wanneer de organisatie lid is.",
            ),
            CheckConstraint(condition=~Q(opgegaan_in=F("id")), name="organisatie_niet_in_zichzelf"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("corporaties:detail", args=[self.pk])

    @property
    def is_lid(self) -> bool:
        """Whether the membership of the platform runs today."""
        today = timezone.localdate()
        if self.opgegaan_in_id:
            return False
        return bool(self.lid_van and self.lid_van <= today and (self.lid_tot is None or self.lid_tot >= today))

    @property
    def namen(self) -> list[str]:
        """The name, and those it had before or that came along in a fusion: under all of them it can be found."""
        return [self.naam, *self.oude_namen]

    @property
    def grootte(self) -> str:
        """The size class as a value of Grootte, or "" when the number of vhe is unknown."""
        if self.vhe is None:
            return ""
        return Grootte.KLEIN if self.vhe < 1000 else Grootte.MIDDEN if self.vhe <= 2500 else Grootte.GROOT
