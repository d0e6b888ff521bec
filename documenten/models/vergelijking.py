from django.db import models
from django.db.models import UniqueConstraint

from .versie import Versie


class Vergelijking(models.Model):
    """What two long versions differ in, worked out once by a job: versions never change (D6).

    `uitkomst` is documenten.vergelijking.Verschil as JSON; None while the job has not finished.
    """

    oud = models.ForeignKey(Versie, models.CASCADE, related_name="+")
    nieuw = models.ForeignKey(Versie, models.CASCADE, related_name="+")
    methode = models.PositiveSmallIntegerField("welke manier van vergelijken dit maakte")
    uitkomst = models.JSONField(null=True)
    gevraagd_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["oud", "nieuw", "methode"], name="vergelijking_uniek")]

    def __str__(self) -> str:
        return f"{self.oud} met {self.nieuw}"
