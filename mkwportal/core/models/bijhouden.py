from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint


class Melding(models.Model):
    """One line in somebody's inbox; `sleutel` makes the same notice arrive once."""

    ontvanger = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="meldingen")
    soort = models.CharField(max_length=40)
    tekst = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    sleutel = models.CharField(max_length=120)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gelezen_op = models.DateTimeField(null=True, blank=True)
    gemaild_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [UniqueConstraint(fields=["ontvanger", "sleutel"], name="melding_een_keer")]
        indexes = [Index(fields=["ontvanger"], condition=Q(gelezen_op=None), name="melding_ongelezen")]

    def __str__(self) -> str:
        return self.tekst


class Formulierslot(models.Model):
    """A form that was saved: its second click finds the address of the first."""

    sleutel = models.UUIDField(primary_key=True)
    gebruiker_id = models.BigIntegerField()
    url = models.CharField(max_length=8200, blank=True)  # of a list that was filtered: as long as an address can be
    gemaakt_op = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return str(self.sleutel)


class Verzoekteller(models.Model):
    """Requests per key in a window of time, for rate limits over all web processes."""

    sleutel = models.CharField(max_length=120, primary_key=True)
    venster = models.BigIntegerField()
    aantal = models.PositiveIntegerField()

    class Meta:
        constraints = [CheckConstraint(condition=Q(aantal__gte=1), name="verzoekteller_vanaf_een")]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.aantal}"


class Stempel(models.Model):
    """A number that goes up with every change of a subject, so that a count may be kept until it changes."""

    naam = models.CharField(max_length=40, primary_key=True)
    nummer = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.naam} {self.nummer}"
