from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from .gebruiker import Gebruiker


class Toegangssleutel(models.Model):
    """What makes a personal address, such as that of a feed, valid; revoked by deleting, renewed by a new `zout`.

    The address itself is not kept: corporaties.sleutels computes it with the secret of this installation, so that
    who reads the database cannot make it.
    """

    class Soort(models.TextChoices):
        FEED = "feed", "feed van nieuwe documenten"
        GEGEVENS = "gegevens", "gegevens voor een ander programma"
        AGENDA = "agenda", "agenda met bezoeken"

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    zout = models.CharField(max_length=32)
    gemaakt_op = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["gebruiker", "soort"], name="toegangssleutel_een_per_soort"),
            CheckConstraint(condition=Q(zout__regex=r"^[0-9a-f]{32}$"), name="toegangssleutel_zout"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.gebruiker}"
