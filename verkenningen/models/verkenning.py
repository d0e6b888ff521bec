from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.urls import reverse

from corporaties.models import BereikQuerySet, Deelbaar, Gebruiker


class VerkenningQuerySet(BereikQuerySet):
    def for_list(self):
        """Return explorations with their owner and leader, in one query."""
        return self.select_related("organisatie", "leider")


class Verkenning(Deelbaar):
    """An exploration around one guiding question; its circle (`kring`) holds who takes part (V1)."""

    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "In voorbereiding"
        LOOPT = "loopt", "Loopt"
        GEBUNDELD = "gebundeld", "Wordt gebundeld"
        AFGEROND = "afgerond", "Afgerond"

    naam = models.CharField("korte naam", max_length=120)
    vraag = models.CharField("leidende vraag", max_length=300)
    toelichting = models.TextField(max_length=2000, blank=True)
    status = models.CharField(max_length=15, choices=Status.choices, default=Status.VOORBEREIDING)
    leider = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="projectleider")

    objects = VerkenningQuerySet.as_manager()

    class Meta(Deelbaar.Meta):
        ordering = ["-gewijzigd_op"]
        constraints = [
            *Deelbaar.Meta.constraints,
            CheckConstraint(condition=Q(kring__isnull=False), name="verkenning_heeft_kring"),
            CheckConstraint(condition=~Q(vraag=""), name="verkenning_vraag_niet_leeg"),
            models.UniqueConstraint(fields=["kring"], name="verkenning_eigen_kring"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:detail", args=[self.pk])


class VraagRegel(models.Model):
    """An earlier wording of the guiding question: a line of insight that stays readable."""

    verkenning = models.ForeignKey(Verkenning, models.CASCADE, related_name="eerdere_vragen")
    vraag = models.CharField(max_length=300)
    inzicht = models.CharField("waarom is de vraag veranderd?", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-gemaakt_op"]
        indexes = [Index(fields=["verkenning", "-gemaakt_op"], name="vraagregel_per_verkenning")]

    def __str__(self) -> str:
        return self.vraag
