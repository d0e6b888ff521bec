from datetime import timedelta

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from .gebruiker import Gebruiker
from .organisatie import Organisatie


class ImportQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the imports of this person: nobody sees those of somebody else."""
        if not gebruiker.is_authenticated:
            return self.none()
        return self.filter(door=gebruiker)


class Import(models.Model):
    """A list that an admin reads in: what it holds, how far it is, and for a fortnight what came of it (C5)."""

    BEWAARD = timedelta(days=14)
    STIL = timedelta(minutes=2)  # without a sign of life of the job

    class Soort(models.TextChoices):
        MENSEN = "mensen", "mensen"
        CORPORATIES = "corporaties", "corporaties"

    class Stand(models.TextChoices):
        KOLOMMEN = "kolommen", "kies de kolommen"
        NAKIJKEN = "nakijken", "wordt nagekeken"
        NAGEKEKEN = "nagekeken", "wacht op u"
        BEWAREN = "bewaren", "wordt bewaard"
        KLAAR = "klaar", "bewaard"

    soort = models.CharField(max_length=12, choices=Soort.choices)
    stand = models.CharField(max_length=10, choices=Stand.choices, default=Stand.KOLOMMEN)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    bestandsnaam = models.CharField(max_length=255)
    bladen = models.JSONField(default=list)  # names of the sheets
    blad = models.PositiveSmallIntegerField(default=0)  # which of them
    kopregel = models.PositiveIntegerField(default=0)  # number of the row with headings; 0: there is none
    kolommen = models.JSONField(default=list)  # name of the field per column, "" to leave it out
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    alleen_goede = models.BooleanField("alleen de goede regels", default=False)
    meteen = models.BooleanField("uitnodigingen meteen versturen", default=True)
    bericht = models.CharField(max_length=500, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    bezig_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            CheckConstraint(condition=Q(soort__in=("mensen", "corporaties")), name="import_soort_bekend"),
            CheckConstraint(
                condition=Q(stand__in=("kolommen", "nakijken", "nagekeken", "bewaren", "klaar")),
                name="import_stand_bekend",
            ),
            CheckConstraint(condition=~Q(stand="klaar") | Q(klaar_op__isnull=False), name="import_klaar_heeft_tijd"),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam

    def get_absolute_url(self) -> str:
        return reverse("corporaties:import", args=[self.pk])

    @property
    def is_bezig(self) -> bool:
        """Whether a job works on it."""
        return self.stand in (self.Stand.NAKIJKEN, self.Stand.BEWAREN)

    @property
    def ligt_stil(self) -> bool:
        """Whether the job gave no sign of life for too long."""
        return self.is_bezig and (self.bezig_op is None or timezone.now() - self.bezig_op > self.STIL)

    @property
    def weg_op(self):
        """When this list is thrown away."""
        return self.gemaakt_op + self.BEWAARD


class Importregel(models.Model):
    """One row of the file, what was mended in it, and its fate at the last look."""

    class Lot(models.TextChoices):
        NIEUW = "nieuw", "nieuw"
        BIJWERKEN = "bijwerken", "wordt bijgewerkt"
        BESTAAT = "bestaat", "niets te doen"
        DUBBEL = "dubbel", "dubbel in het bestand"
        FOUT = "fout", "fout"
        GEEN = "", "nog niet nagekeken"

    bij = models.ForeignKey(Import, models.CASCADE, related_name="regels")
    blad = models.PositiveSmallIntegerField(default=0)
    nummer = models.PositiveIntegerField()
    cellen = models.JSONField()  # the texts of the row, by column
    verbeterd = models.JSONField(default=dict)  # name of a field: what was typed over it
    lot = models.CharField(max_length=10, choices=Lot.choices, blank=True)
    verschillen = models.JSONField(default=list)  # [label, old, new]
    fouten = models.JSONField(default=dict)  # name of a field, or "": a sentence
    noten = models.JSONField(default=list)  # sentences that are no fault

    class Meta:
        ordering = ["nummer"]
        constraints = [
            UniqueConstraint(fields=["bij", "blad", "nummer"], name="importregel_een_per_nummer"),
            CheckConstraint(
                condition=Q(lot__in=("", "nieuw", "bijwerken", "bestaat", "dubbel", "fout")),
                name="importregel_lot_bekend",
            ),
        ]

    def __str__(self) -> str:
        return f"regel {self.nummer}"
