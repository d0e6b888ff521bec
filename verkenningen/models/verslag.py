from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CheckConstraint, F, OuterRef, Q, UniqueConstraint
from django.db.models.functions import JSONObject

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

    def met_gastheer(self):
        """Return parts with `gastheer`: what each host was sent and answered, as verkenningen.gastheer reads it."""
        from .gastheer import VoorgelegdDeel

        eigen = VoorgelegdDeel.objects.filter(voorlegging__bezoek=OuterRef("bezoek"), deel=OuterRef("deel"))
        geldig = Q(voorlegging__ingetrokken_op=None) | ~Q(oordeel="")
        velden = {name: name for name in ("oordeel", "opmerking", "revisie", "versie_op", "antwoord_op")}
        regel = JSONObject(naam="voorlegging__naam", gestuurd_op="voorlegging__gestuurd_op", **velden)
        return self.annotate(gastheer=ArraySubquery(eigen.filter(geldig).order_by("pk").values(regel=regel)))

    def met_citaten(self):
        """Return parts with `citaten`: of "Wat zagen wij?" the quotes that may be shown, as dicts, in order."""
        from .citaat import Citaat

        eigen = Citaat.objects.toonbaar().filter(bezoek=OuterRef("bezoek"))
        eigen = eigen.annotate(deel=models.Value(VerslagDeel.Deel.GEZIEN)).filter(deel=OuterRef("deel"))
        regel = JSONObject(tekst="tekst", naam="naam", rol="rol", halte="halte__titel")
        volgorde = (F("halte__volgorde").asc(nulls_last=True), "pk")
        return self.annotate(citaten=ArraySubquery(eigen.order_by(*volgorde).values(regel=regel)))


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

    gastheer: list[dict[str, Any]]  # with met_gastheer()

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
