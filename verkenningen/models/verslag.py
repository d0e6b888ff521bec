from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CheckConstraint, OuterRef, Q, UniqueConstraint

from corporaties.models import Gebruiker

from .bezoek import Bezoek, BezoekKindQuerySet
from .verkenning import Verkenning, full_name


class VerslagDeelQuerySet(BezoekKindQuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the published parts of the visits that this person may see, and drafts for who joins or leads."""
        eigen = Q(bezoek__verkenning__in=Verkenning.objects.geschreven_door(gebruiker))
        return super().zichtbaar_voor(gebruiker).filter(Q(gepubliceerd_op__isnull=False) | eigen)

    def met_auteurs(self):
        """Return parts with `auteur_namen`, the names of who wrote them."""
        eigen = VerslagDeel.auteurs.through.objects.filter(verslagdeel=OuterRef(OuterRef("pk")))
        auteurs = Gebruiker.objects.filter(pk__in=eigen.values("gebruiker")).order_by("achternaam", "voornaam")
        return self.annotate(auteur_namen=ArraySubquery(auteurs.values(naam=full_name())))


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

    objects = VerslagDeelQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["bezoek", "deel"], name="verslagdeel_uniek"),
            CheckConstraint(
                condition=Q(gepubliceerd_op=None) | ~Q(tekst=""), name="verslagdeel_niet_leeg_gepubliceerd"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bezoek}: {self.get_deel_display()}"
