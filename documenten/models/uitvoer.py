from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from corporaties.models import Gebruiker, Organisatie


class UitvoerQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the exports of the corporations that this person manages; the platform admin's: all."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_platformbeheerder:
            return self
        return self.filter(organisatie__in=gebruiker.beheerde_organisatie_ids)


class Uitvoer(models.Model):
    """One export of everything of a corporation: asked for, made by a job, kept for a week, gone (D15)."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht op zijn beurt"
        BEZIG = "bezig", "wordt gemaakt"
        KLAAR = "klaar", "staat klaar"
        MISLUKT = "mislukt", "is mislukt"
        WEG = "weg", "is weggehaald"

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    stand = models.CharField(max_length=8, choices=Stand.choices, default=Stand.WACHT)
    gedaan = models.PositiveIntegerField("bestanden gedaan", default=0)
    totaal = models.PositiveIntegerField("bestanden in totaal", default=0)
    sleutel = models.CharField("plaats in de opslag", max_length=200, blank=True)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    fout = models.CharField(max_length=300, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = UitvoerQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            UniqueConstraint(
                fields=["organisatie"], condition=Q(stand__in=("wacht", "bezig")), name="uitvoer_een_tegelijk"
            ),
            CheckConstraint(
                condition=~Q(stand="klaar") | (~Q(sleutel="") & Q(klaar_op__isnull=False)),
                name="uitvoer_klaar_heeft_bestand",
            ),
            CheckConstraint(condition=Q(stand="klaar") | Q(sleutel=""), name="uitvoer_bestand_alleen_klaar"),
        ]

    def __str__(self) -> str:
        return f"export van {self.organisatie}"
