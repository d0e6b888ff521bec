from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from corporaties.models import Gebruiker, Organisatie

from .verkenning import Verkenning


class LabregelQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the lines of the explorations that this person may see; who reads which part: verkenningen.lab."""
        return self.filter(verkenning__in=Verkenning.objects.zichtbaar_voor(gebruiker))


class Labregel(models.Model):
    """How one organisation sees a praktijklab on a day: how far the content is, and how the partners work together."""

    class Fase(models.IntegerChoices):
        AGENDA = 1, "Agenda"
        DRAAGVLAK = 2, "Draagvlak"
        OPLOSSING = 3, "Oplossing"
        UITVOERING = 4, "Uitvoering"

    class Relatie(models.IntegerChoices):
        VAST = 1, "Zit vast"
        STROEF = 2, "Stroef"
        REDELIJK = 3, "Gaat wel"
        GOED = 4, "Goed"
        STERK = 5, "Sterk"

    verkenning = models.ForeignKey(Verkenning, models.PROTECT, related_name="labregels")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    dag = models.DateField()
    fase = models.PositiveSmallIntegerField(choices=Fase.choices)
    relatie = models.PositiveSmallIntegerField(choices=Relatie.choices)
    waarom = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = LabregelQuerySet.as_manager()

    class Meta:
        ordering = ["dag", "organisatie__naam"]
        constraints = [
            UniqueConstraint(fields=["verkenning", "dag", "organisatie"], name="labregel_een_per_dag"),
            CheckConstraint(condition=Q(fase__range=(1, 4)), name="labregel_fase_bekend"),
            CheckConstraint(condition=Q(relatie__range=(1, 5)), name="labregel_relatie_bekend"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}, {self.dag:%d-%m-%Y}"
