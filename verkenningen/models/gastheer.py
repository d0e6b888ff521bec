from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from corporaties.models import Gebruiker

from .bezoek import Bezoek
from .verslag import VerslagDeel


class Oordeel(models.TextChoices):
    AKKOORD = "akkoord", "Akkoord"
    ANDERS = "anders", "Graag anders"


BEELD = "beeld"  # photos and quotes: the host says what it thinks of them, but they are no part of their own


class Voorlegging(models.Model):
    """A host who got a personal link to read the report or the mirror before others do (V7, V11)."""

    class Soort(models.TextChoices):
        VERSLAG = "verslag", "Verslag"
        SPIEGEL = "spiegel", "Spiegel"

    bezoek = models.ForeignKey(Bezoek, models.PROTECT, related_name="voorleggingen")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    naam = models.CharField(max_length=150)
    email = models.EmailField("e-mailadres")
    bericht = models.TextField("uw eigen woorden erbij", max_length=1000, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gestuurd_op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            CheckConstraint(condition=~Q(naam="") & ~Q(email=""), name="voorlegging_heeft_ontvanger"),
            UniqueConstraint(
                fields=["bezoek", "soort", "email"],
                condition=Q(ingetrokken_op=None),
                name="voorlegging_een_per_ontvanger",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} voor {self.naam}"


class VoorgelegdDeel(models.Model):
    """A part of the report as it was sent to a host, and what the host said about this very text."""

    class Deel(models.TextChoices):
        VRAAG = VerslagDeel.Deel.VRAAG.value, VerslagDeel.Deel.VRAAG.label
        GEZIEN = VerslagDeel.Deel.GEZIEN.value, VerslagDeel.Deel.GEZIEN.label
        LESSEN = VerslagDeel.Deel.LESSEN.value, VerslagDeel.Deel.LESSEN.label
        VERVOLG = VerslagDeel.Deel.VERVOLG.value, VerslagDeel.Deel.VERVOLG.label
        BEELD = BEELD, "Foto’s en citaten"

    voorlegging = models.ForeignKey(Voorlegging, models.CASCADE, related_name="delen")
    deel = models.CharField(max_length=10, choices=Deel.choices)
    tekst = models.TextField(max_length=20_000, blank=True)
    revisie = models.PositiveIntegerField("revisie van de tekst")
    versie_op = models.DateTimeField("tekst van")
    oordeel = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)
    opmerking = models.TextField(max_length=2000, blank=True)
    antwoord_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            UniqueConstraint(fields=["voorlegging", "deel"], name="voorgelegddeel_uniek"),
            CheckConstraint(
                condition=Q(oordeel="", antwoord_op=None) | ~Q(oordeel="") & Q(antwoord_op__isnull=False),
                name="voorgelegddeel_antwoord_heeft_moment",
            ),
            CheckConstraint(condition=~Q(oordeel="anders", opmerking=""), name="voorgelegddeel_anders_zegt_wat"),
        ]

    def __str__(self) -> str:
        return f"{self.get_deel_display()} voor {self.voorlegging.naam}"
