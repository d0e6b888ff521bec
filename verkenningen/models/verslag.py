from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from corporaties.models import Gebruiker

from .bezoek import Bezoek, BezoekKindQuerySet


class VerslagDeel(models.Model):
    """One part of the report of a visit, published on its own (V7)."""

    class Deel(models.TextChoices):
        VRAAG = "vraag", "De vraag"
        GEZIEN = "gezien", "Wat zagen wij?"
        LESSEN = "lessen", "Wat leerden wij?"
        VERVOLG = "vervolg", "Hoe nu verder?"

    bezoek = models.ForeignKey(Bezoek, models.CASCADE, related_name="verslagdelen")
    deel = models.CharField(max_length=10, choices=Deel.choices)
    tekst = models.TextField(max_length=20_000, blank=True)
    auteurs = models.ManyToManyField(Gebruiker, related_name="+")
    gewijzigd_op = models.DateTimeField(auto_now=True)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = BezoekKindQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["bezoek", "deel"], name="verslagdeel_uniek"),
            CheckConstraint(
                condition=Q(gepubliceerd_op=None) | ~Q(tekst=""), name="verslagdeel_niet_leeg_gepubliceerd"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bezoek}: {self.get_deel_display()}"
