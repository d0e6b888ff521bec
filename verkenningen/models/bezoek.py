import uuid

from django.db import models
from django.db.models import CheckConstraint, Count, Exists, F, Index, OuterRef, Q, Subquery, UniqueConstraint
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie
from documenten.models import Document

from .verkenning import Verkenning, rights


def count_of(rows, of: str, at: str = "pk"):
    """Return how many of these rows belong to the outer row, 0 when none do.

    `of` is their foreign key, `at` the field of the outer row that it points to.
    """
    own = rows.filter(**{of: OuterRef(at)}).order_by().values(of)
    return Coalesce(Subquery(own.annotate(aantal=Count("pk")).values("aantal")), 0)


class BezoekQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the visits of the explorations that this person may see."""
        return self.filter(verkenning__in=Verkenning.objects.zichtbaar_voor(gebruiker))

    def met_rechten(self, gebruiker):
        """Return visits with what this person may do there: `mag_leiden`, `mag_schrijven` and `mag_mee`."""
        return self.annotate(**rights(gebruiker, "verkenning__"))

    def for_list(self, gebruiker):
        """Return visits with what a row shows: host, exploration, and how many came, learned and photographed.

        Of the photos only those that this person may see are counted.
        """
        from .les import Les

        return self.select_related("verkenning", "gastheer").annotate(
            aantal_aanwezig=count_of(Aanwezigheid.objects.filter(was_er=True), "bezoek"),
            aantal_lessen=count_of(Les.objects.filter(verwijderd_op=None), "bezoek"),
            aantal_fotos=count_of(Foto.objects.zichtbaar_voor(gebruiker), "bezoek"),
        )

    def met_antwoord(self, gebruiker):
        """Return visits with `mijn_antwoord`: whether this person said to come (True, False or None)."""
        mijn = Aanwezigheid.objects.filter(bezoek=OuterRef("pk"), gebruiker=gebruiker.pk)
        return self.annotate(mijn_antwoord=Subquery(mijn.values("gaat_mee")[:1]))


class Bezoek(models.Model):
    """A visit to a host: when, where, the host's own question, and the stops (V4)."""

    class Status(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        GEWEEST = "geweest", "Geweest"
        AFGELAST = "afgelast", "Gaat niet door"

    verkenning = models.ForeignKey(Verkenning, models.PROTECT, related_name="bezoeken")
    titel = models.CharField(max_length=150)
    begint_op = models.DateTimeField("begint")
    eindigt_op = models.DateTimeField("eindigt")
    plaats = models.CharField(max_length=80)
    adres = models.CharField(max_length=200, blank=True)
    gastheer = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="bezoeken")
    gastheer_naam = models.CharField("wie ontvangt ons", max_length=150, blank=True)
    gastvraag = models.CharField("vraag van de gastheer", max_length=300, blank=True)
    vooraf = models.ManyToManyField(Document, blank=True, related_name="bezoeken", verbose_name="vooraf lezen")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.GEPLAND)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = BezoekQuerySet.as_manager()

    class Meta:
        ordering = ["begint_op"]
        constraints = [
            CheckConstraint(condition=Q(eindigt_op__gt=F("begint_op")), name="bezoek_eindigt_na_begin"),
            CheckConstraint(condition=~Q(titel=""), name="bezoek_titel_niet_leeg"),
        ]
        indexes = [Index(fields=["begint_op"], name="bezoek_datum")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:bezoek", args=[self.pk])

    @property
    def is_geweest(self) -> bool:
        """Whether the visit is over; one that was called off never was."""
        if self.status == self.Status.GEPLAND:
            return self.eindigt_op <= timezone.now()
        return self.status == self.Status.GEWEEST

    @property
    def is_afgelast(self) -> bool:
        """Whether the visit was called off."""
        return self.status == self.Status.AFGELAST

    @property
    def ontvanger(self) -> str:
        """Who receives us, in words."""
        return self.gastheer.naam if self.gastheer else self.gastheer_naam


class BezoekKindQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the parts of the visits that this person may see."""
        return self.filter(bezoek__in=Bezoek.objects.zichtbaar_voor(gebruiker))


class HalteQuerySet(BezoekKindQuerySet):
    def notities_voor(self, gebruiker):
        """Return the stops of which this person may read and write the notes: only who joins or leads."""
        return self.filter(bezoek__verkenning__in=Verkenning.objects.geschreven_door(gebruiker))

    def programma(self):
        """Return stops without their notes: the programme that everybody sees who sees the visit."""
        return self.defer(*Halte.NOTITIES)


class Halte(models.Model):
    """One stop of a visit: whom we met there, and three lines (V4, V6)."""

    NOTITIES = ("gezien", "gehoord", "meenemen")

    bezoek = models.ForeignKey(Bezoek, models.CASCADE, related_name="haltes")
    volgorde = models.PositiveSmallIntegerField()
    tijd = models.TimeField(null=True, blank=True)
    titel = models.CharField("halte", max_length=120)
    persoon = models.CharField("met wie", max_length=120, blank=True)
    rol = models.CharField(max_length=120, blank=True)
    organisatie = models.CharField(max_length=120, blank=True)
    gezien = models.TextField("wat zagen wij?", max_length=2000, blank=True)
    gehoord = models.TextField("wat hoorden wij?", max_length=2000, blank=True)
    meenemen = models.TextField("wat nemen wij mee?", max_length=2000, blank=True)
    geschreven_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    geschreven_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField("revisie van de notities", default=1)

    objects = HalteQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde"]
        constraints = [
            UniqueConstraint(
                fields=["bezoek", "volgorde"],
                name="halte_volgorde_uniek",
                deferrable=models.Deferrable.DEFERRED,
            ),
            CheckConstraint(condition=~Q(titel=""), name="halte_titel_niet_leeg"),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def met_wie(self) -> str:
        """Person, role and organisation as one line."""
        return ", ".join(part for part in (self.persoon, self.rol, self.organisatie) if part)

    @property
    def heeft_notities(self) -> bool:
        """Whether somebody wrote something down here."""
        return any(getattr(self, name) for name in self.NOTITIES)


class Aanwezigheid(models.Model):
    """One person at a visit; people attend, corporations count (V5). A walk-in has a name only."""

    bezoek = models.ForeignKey(Bezoek, models.CASCADE, related_name="aanwezigen")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    organisatie_naam = models.CharField(max_length=120, blank=True)
    gaat_mee = models.BooleanField(null=True)
    was_er = models.BooleanField(null=True)
    schrijft = models.BooleanField("schrijft mee aan het verslag", default=False, db_default=False)

    objects = BezoekKindQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            CheckConstraint(condition=Q(gebruiker__isnull=False) | ~Q(naam=""), name="aanwezigheid_gebruiker_of_naam"),
            UniqueConstraint(fields=["bezoek", "gebruiker"], name="aanwezigheid_een_keer"),
            CheckConstraint(
                condition=Q(schrijft=False) | Q(gebruiker__isnull=False), name="aanwezigheid_schrijft_mens"
            ),
        ]

    def __str__(self) -> str:
        return str(self.gebruiker or self.naam)

    @property
    def van(self) -> str:
        """The organisation of this person in words, empty when unknown."""
        return self.organisatie.naam if self.organisatie else self.organisatie_naam


class FotoQuerySet(BezoekKindQuerySet):
    def gedeeld(self):
        """Return the photos of visits of which "Wat zagen wij?" was published: the host had a say before that."""
        return self.filter(_is_gedeeld())

    def zichtbaar_voor(self, gebruiker):
        """Return what was shared of the visits that this person may see; all of it to who joins or leads."""
        eigen = Q(bezoek__verkenning__in=Verkenning.objects.geschreven_door(gebruiker))
        return super().zichtbaar_voor(gebruiker).filter(eigen | Q(_is_gedeeld()))


def _is_gedeeld() -> Exists:
    """Return the condition of FotoQuerySet.gedeeld(): per photo, because the photos of all visits are many."""
    from .verslag import VerslagDeel

    gezien = VerslagDeel.objects.filter(bezoek=OuterRef("bezoek"), deel=VerslagDeel.Deel.GEZIEN)
    return Exists(gezien.filter(gepubliceerd_op__isnull=False))


class Foto(models.Model):
    """A photo of a visit, resized and without location data; for others once the host's part was published."""

    bezoek = models.ForeignKey(Bezoek, models.PROTECT, related_name="fotos")
    halte = models.ForeignKey(Halte, models.SET_NULL, null=True, blank=True, related_name="fotos")
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True)
    klein = models.CharField("plaats van de kleine foto", max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveIntegerField("grootte in bytes")
    breedte = models.PositiveIntegerField()
    hoogte = models.PositiveIntegerField()
    bijschrift = models.CharField(max_length=200, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = FotoQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            CheckConstraint(condition=Q(breedte__gte=1, hoogte__gte=1, grootte__gte=1), name="foto_niet_leeg"),
        ]

    def __str__(self) -> str:
        return self.bijschrift or f"foto {self.pk}"
