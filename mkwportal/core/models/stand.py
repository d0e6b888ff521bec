from django.db import models

ALARM = "alarm"
"""Under what name the watch keeps what is wrong; `balk` is the sentence for every page of a platform admin."""


class Stand(models.Model):
    """Where a part of the portal is: what its last run found, or how far it came; the health page reads it."""

    naam = models.CharField(max_length=40, primary_key=True)
    gegevens = models.JSONField(default=dict)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.naam
