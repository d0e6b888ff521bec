from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from corporaties.models import Gebruiker

from .bezoek import Bezoek


class Bezoekbericht(models.Model):
    """What one person was last mailed about a visit, so that the next mail goes out only when that changed (V4)."""

    bezoek = models.ForeignKey(Bezoek, models.CASCADE, related_name="berichten")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    revisie = models.PositiveIntegerField()
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField()
    plaats = models.CharField(max_length=80)
    afgelast = models.BooleanField(default=False)
    bijgewerkt_op = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["bezoek", "gebruiker"], name="bezoekbericht_een_per_mens"),
            CheckConstraint(condition=Q(eindigt_op__gt=F("begint_op")), name="bezoekbericht_eindigt_na_begin"),
        ]

    def __str__(self) -> str:
        return f"{self.bezoek} aan {self.gebruiker}"
