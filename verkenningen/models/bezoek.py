import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.urls import reverse

from corporaties.models import Gebruiker, Organisatie
from documenten.models import Document

from .verkenning import Verkenning


class BezoekQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the visits of the explorations that this person may see."""
        return self.filter(verkenning__in=Verkenning.objects.zichtbaar_voor(gebruiker))

    def for_list(self):
        """Return visits with what a row shows."""
        return self.select_related("verkenning", "gastheer")


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
    vooraf = models.ManyToManyField(
        Document, blank=True, related_name="bezoeken", verbose_name="vooraf lezen"
    )
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


class BezoekKindQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the parts of the visits that this person may see."""
        return self.filter(bezoek__in=Bezoek.objects.zichtbaar_voor(gebruiker))


class Halte(models.Model):
    """One stop of a visit: whom we met there, and three lines (V4, V6)."""

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
    revisie = models.PositiveIntegerField(default=1)

    objects = BezoekKindQuerySet.as_manager()

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


class Aanwezigheid(models.Model):
    """One person at a visit; people attend, corporations count (V5). A walk-in has a name only."""

    bezoek = models.ForeignKey(Bezoek, models.CASCADE, related_name="aanwezigen")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    organisatie_naam = models.CharField(max_length=120, blank=True)
    gaat_mee = models.BooleanField(null=True)
    was_er = models.BooleanField(null=True)

    objects = BezoekKindQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            CheckConstraint(
                condition=Q(gebruiker__isnull=False) | ~Q(naam=""), name="aanwezigheid_gebruiker_of_naam"
            ),
            UniqueConstraint(fields=["bezoek", "gebruiker"], name="aanwezigheid_een_keer"),
        ]

    def __str__(self) -> str:
        return str(self.gebruiker or self.naam)


class Foto(models.Model):
    """A photo of a visit, resized and without location data."""

    bezoek = models.ForeignKey(Bezoek, models.PROTECT, related_name="fotos")
    halte = models.ForeignKey(Halte, models.SET_NULL, null=True, blank=True, related_name="fotos")
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveIntegerField("grootte in bytes")
    breedte = models.PositiveIntegerField()
    hoogte = models.PositiveIntegerField()
    bijschrift = models.CharField(max_length=200, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = BezoekKindQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.bijschrift or f"foto {self.pk}"
