from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from corporaties.models import Organisatie

from .document import Document


class Gebruik(models.Model):
    """How often people of a corporation opened or downloaded a document in a month; never which person (R11)."""

    class Soort(models.TextChoices):
        GEOPEND = "geopend", "geopend"
        GEDOWNLOAD = "gedownload", "gedownload"

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    maand = models.DateField("eerste dag van de maand")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    aantal = models.PositiveIntegerField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["document", "maand", "organisatie", "soort"], name="gebruik_een_per_maand"),
            CheckConstraint(condition=Q(maand__day=1), name="gebruik_maand_is_eerste_dag"),
            CheckConstraint(condition=Q(aantal__gte=1), name="gebruik_vanaf_een"),
            CheckConstraint(condition=Q(soort__in=("geopend", "gedownload")), name="gebruik_soort_bekend"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, {self.organisatie}, {self.maand:%Y-%m}: {self.aantal} × {self.soort}"
