from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from .gebruiker import Gebruiker


class InzageQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return what this person asked about themselves; nobody else's, also not for the platform admin."""
        if not gebruiker.is_authenticated:
            return self.none()
        return self.filter(gebruiker=gebruiker.pk)


class Inzage(models.Model):
    """One zip with what the portal keeps of one person: asked for, made by a job, kept for a week, gone (C8)."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht op zijn beurt"
        KLAAR = "klaar", "staat klaar"
        MISLUKT = "mislukt", "is mislukt"
        WEG = "weg", "is weggehaald"

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    stand = models.CharField(max_length=8, choices=Stand.choices, default=Stand.WACHT)
    sleutel = models.CharField("plaats in de opslag", max_length=200, blank=True)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = InzageQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            UniqueConstraint(fields=["gebruiker"], condition=Q(stand="wacht"), name="inzage_een_tegelijk"),
            CheckConstraint(
                condition=Q(stand="klaar", klaar_op__isnull=False) & ~Q(sleutel="") | ~Q(stand="klaar") & Q(sleutel=""),
                name="inzage_klaar_heeft_bestand",
            ),
        ]

    def __str__(self) -> str:
        return f"gegevens van {self.gebruiker}"
