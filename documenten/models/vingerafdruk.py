from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from .versie import Versie


class Vingerafdruk(models.Model):
    """What a text looks like in figures, so that texts that are nearly the same find each other (D14).

    `tekening` and `banden` are made by documenten.lijkt; both are empty for a text of a few words.
    """

    versie = models.OneToOneField(Versie, models.CASCADE, primary_key=True, related_name="vingerafdruk")
    omvang = models.PositiveIntegerField("hoeveel verschillende stukjes tekst")
    tekening = ArrayField(models.IntegerField())
    banden = ArrayField(models.IntegerField())

    class Meta:
        # without fastupdate: a list of rows that wait to be indexed is read whole at every look-up
        indexes = [GinIndex(fields=["banden"], name="vingerafdruk_banden", fastupdate=False)]

    def __str__(self) -> str:
        return f"vingerafdruk van {self.versie}"
