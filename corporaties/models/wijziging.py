import datetime as dt

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from .gebruiker import Gebruiker
from .organisatie import Organisatie

BEDENKTIJD = dt.timedelta(days=30)  # in which a change can be undone


class OrganisatiewijzigingQuerySet(models.QuerySet):
    def van(self, *organisaties):
        """Return the changes that these organisations (rows or ids) were part of."""
        ids = [getattr(one, "pk", one) for one in organisaties]
        return self.filter(Q(organisatie__in=ids) | Q(met__in=ids) | Q(naar__in=ids))

    def uitgevoerd(self):
        """Return the changes that were carried out and not undone."""
        return self.filter(stand="uitgevoerd")


class Organisatiewijziging(models.Model):
    """A fusion, a new name, a leaving or a coming back: planned, carried out, or undone (C6).

    A fusion is of `organisatie` and `met`, into `naar`: one of the two, or a corporation that it made. `gegevens` holds
    what the admin chose. What was changed, row by row, stands in Wijzigingsregel until `ongedaan_tot`.
    """

    class Soort(models.TextChoices):
        FUSIE = "fusie", "Fusie"
        NAAM = "naam", "Nieuwe naam"
        VERTREK = "vertrek", "Vertrek van het platform"
        TERUGKEER = "terugkeer", "Terug op het platform"

    class Stand(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        UITGEVOERD = "uitgevoerd", "uitgevoerd"
        ONGEDAAN = "ongedaan", "ongedaan gemaakt"
        GEANNULEERD = "geannuleerd", "geannuleerd"
        MISLUKT = "mislukt", "niet gelukt"

    soort = models.CharField(max_length=10, choices=Soort.choices)
    stand = models.CharField(max_length=12, choices=Stand.choices, default=Stand.GEPLAND)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="wijzigingen")
    met = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    naar = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    datum = models.DateField()
    gegevens = models.JSONField(default=dict)
    uitkomst = models.JSONField(default=dict)  # counts per kind of row, kept when the lines are gone
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    uitgevoerd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_op = models.DateTimeField(null=True, blank=True)  # undone or cancelled
    beeindigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gesloten_op = models.DateTimeField(null=True, blank=True)  # its lines were thrown away

    objects = OrganisatiewijzigingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            CheckConstraint(
                condition=Q(soort__in=("fusie", "naam", "vertrek", "terugkeer")), name="organisatiewijziging_soort"
            ),
            CheckConstraint(
                condition=Q(stand__in=("gepland", "uitgevoerd", "ongedaan", "geannuleerd", "mislukt")),
                name="organisatiewijziging_stand",
            ),
            CheckConstraint(
                condition=(Q(soort="fusie", met__isnull=False) & ~Q(met=F("organisatie")))
                | (~Q(soort="fusie") & Q(met=None)),
                name="organisatiewijziging_fusie_van_twee",
            ),
            CheckConstraint(
                condition=~Q(stand__in=("uitgevoerd", "ongedaan")) | Q(uitgevoerd_op__isnull=False),
                name="organisatiewijziging_uitgevoerd_op",
            ),
            CheckConstraint(
                condition=~Q(stand="uitgevoerd") | Q(naar__isnull=False), name="organisatiewijziging_heeft_uitkomst"
            ),
            UniqueConstraint(
                fields=["organisatie"], condition=Q(stand="gepland"), name="organisatiewijziging_een_gepland"
            ),
            UniqueConstraint(fields=["met"], condition=Q(stand="gepland"), name="organisatiewijziging_met_een_gepland"),
        ]

    def __str__(self) -> str:
        if self.soort == self.Soort.FUSIE:
            return f"Fusie van {self.organisatie} en {self.met}"
        return f"{self.get_soort_display()}: {self.gegevens.get('van') or self.organisatie}"

    def get_absolute_url(self) -> str:
        return reverse("corporaties:wijziging", args=[self.pk])

    @property
    def ongedaan_tot(self) -> dt.date | None:
        """The last day on which this can be undone; None before it is carried out."""
        return timezone.localdate(self.uitgevoerd_op) + BEDENKTIJD if self.uitgevoerd_op else None

    @property
    def kan_ongedaan(self) -> bool:
        """Whether there is still time to undo this."""
        return (
            self.stand == self.Stand.UITGEVOERD
            and self.gesloten_op is None
            and self.ongedaan_tot is not None
            and timezone.localdate() <= self.ongedaan_tot
        )


class Wijzigingsregel(models.Model):
    """One row that a change touched: a field with its value before and after, a row that went, or one that came.

    Without a foreign key to that row, which may be gone; `stap` says in which order, to go back in the other one.
    """

    class Actie(models.TextChoices):
        GEZET = "gezet", "gewijzigd"
        WEG = "weg", "samengevoegd"
        GEMAAKT = "gemaakt", "gemaakt"

    wijziging = models.ForeignKey(Organisatiewijziging, models.CASCADE, related_name="regels")
    stap = models.PositiveIntegerField()
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    actie = models.CharField(max_length=7, choices=Actie.choices)
    veld = models.CharField(max_length=40, blank=True)
    oud = models.JSONField(null=True)
    nieuw = models.JSONField(null=True)
    teruggezet = models.BooleanField(null=True)  # False: it was changed since, or is gone
    waarom_niet = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            CheckConstraint(condition=Q(actie__in=("gezet", "weg", "gemaakt")), name="wijzigingsregel_actie"),
            CheckConstraint(condition=~Q(actie="gezet") | ~Q(veld=""), name="wijzigingsregel_gezet_veld"),
        ]
        indexes = [Index(fields=["wijziging", "stap"], name="wijzigingsregel_stap")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}: {self.veld or self.actie}"
