from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from .versie import Versie


class Paginabeeld(models.Model):
    """The picture of one page in two widths, made from the file; it may go at any moment and be made again."""

    versie = models.ForeignKey(Versie, models.CASCADE, related_name="beelden")
    nummer = models.PositiveIntegerField()
    breedte = models.PositiveIntegerField("breedte in pixels")
    hoogte = models.PositiveIntegerField("hoogte in pixels")
    sleutel = models.CharField("plaats in de opslag", max_length=200)
    sleutel_klein = models.CharField("plaats van het kleine beeld", max_length=200)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["nummer"]
        constraints = [
            UniqueConstraint(fields=["versie", "nummer"], name="paginabeeld_uniek"),
            CheckConstraint(condition=Q(nummer__gte=1), name="paginabeeld_vanaf_een"),
            CheckConstraint(condition=Q(breedte__gte=1, hoogte__gte=1), name="paginabeeld_niet_leeg"),
        ]

    def __str__(self) -> str:
        return f"{self.versie}, pagina {self.nummer}"
