from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from corporaties.models import Gebruiker, Organisatie

from .bezoek import Bezoek, Halte
from .gastheer import Oordeel
from .les import Les


class Spiegel(models.Model):
    """Everything said about the host's question, on one page: first for the host, then for the circle (V11).

    `inhoud` is what was sent, so that the circle reads what the host agreed to: dicts with `bijdragen`, `lessen`
    and `haltes`, each a list of dicts that begin with `pk`.
    """

    bezoek = models.OneToOneField(Bezoek, models.PROTECT, related_name="spiegel")
    lessen = models.ManyToManyField(Les, blank=True, related_name="+")
    haltes = models.ManyToManyField(Halte, blank=True, related_name="+")
    inhoud = models.JSONField(null=True, blank=True)
    gestuurd_op = models.DateTimeField(null=True, blank=True)
    oordeel = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)
    opmerking = models.TextField(max_length=2000, blank=True)
    antwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_door = models.CharField("wie namens de gastheer antwoordde", max_length=150, blank=True)
    vrijgegeven_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(gestuurd_op=None, inhoud=None) | Q(gestuurd_op__isnull=False, inhoud__isnull=False),
                name="spiegel_gestuurd_met_inhoud",
            ),
            CheckConstraint(
                condition=Q(oordeel="", antwoord_op=None)
                | ~Q(oordeel="") & Q(antwoord_op__isnull=False, gestuurd_op__isnull=False),
                name="spiegel_antwoord_na_sturen",
            ),
            CheckConstraint(condition=Q(vrijgegeven_op=None) | Q(oordeel="akkoord"), name="spiegel_vrij_met_akkoord"),
        ]

    def __str__(self) -> str:
        return f"Spiegel van {self.bezoek}"


class SpiegelBijdrage(models.Model):
    """What one person says about the host's question, in the name of a corporation."""

    bezoek = models.ForeignKey(Bezoek, models.PROTECT, related_name="spiegelbijdragen")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    tekst = models.TextField("wat zegt u over de vraag van de gastheer?", max_length=1000)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            UniqueConstraint(fields=["bezoek", "door"], name="spiegelbijdrage_een_per_persoon"),
            CheckConstraint(condition=~Q(tekst=""), name="spiegelbijdrage_niet_leeg"),
        ]

    def __str__(self) -> str:
        return f"{self.door} over {self.bezoek}"
