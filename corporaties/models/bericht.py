from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from .gebruiker import Gebruiker


class Overzichtsbericht(models.Model):
    """The digest of one person over one period; the unique row is what makes it come once (P2).

    `periode` is a week ("2026-W48") or a month ("2026-M11"); the news is that of `sinds` until and including `tot`.
    `inhoud` holds the ids of what was found, until it is sent: what is no longer visible then, drops out.
    """

    class Staat(models.TextChoices):
        LEEG = "leeg", "niets te melden"
        WACHT = "wacht", "wacht op versturen"
        BEZIG = "bezig", "wordt verstuurd"
        VERSTUURD = "verstuurd", "verstuurd"
        VERVALLEN = "vervallen", "vervallen"
        MISLUKT = "mislukt", "niet bezorgd"

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    periode = models.CharField(max_length=10)
    sinds = models.DateTimeField()
    tot = models.DateTimeField()
    inhoud = models.JSONField(default=dict)
    staat = models.CharField(max_length=10, choices=Staat.choices, default=Staat.WACHT)
    reden = models.CharField(max_length=300, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    verstuurd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            UniqueConstraint(fields=["gebruiker", "periode"], name="overzichtsbericht_een_keer"),
            CheckConstraint(condition=Q(sinds__lte=F("tot")), name="overzichtsbericht_periode"),
            CheckConstraint(
                condition=~Q(staat="verstuurd") | Q(verstuurd_op__isnull=False), name="overzichtsbericht_verstuurd_op"
            ),
        ]
        indexes = [Index(fields=["periode", "staat"], name="overzichtsbericht_ronde")]

    def __str__(self) -> str:
        return f"{self.periode} voor {self.gebruiker}"
