from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from corporaties.models import Gebruiker

from .bezoek import Bezoek, Halte
from .verkenning import Verkenning


class Terugblik(models.Model):
    """Somebody who was on a visit was asked what to do with it; the row is made when the mail is queued (V9)."""

    bezoek = models.ForeignKey(Bezoek, models.CASCADE, related_name="terugblikken")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now)
    gemaild_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [UniqueConstraint(fields=["bezoek", "gebruiker"], name="terugblik_een_keer")]

    def __str__(self) -> str:
        return f"{self.gebruiker} over {self.bezoek}"


class TerugblikRegelQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the answers of the visits of explorations that this person leads: the pile is for the leader."""
        return self.filter(terugblik__bezoek__verkenning__in=Verkenning.objects.geleid_door(gebruiker))


class TerugblikRegel(models.Model):
    """What one person wants after one stop, or after the visit as a whole (`halte` is empty)."""

    class Weten(models.TextChoices):
        HOE = "hoe", "Hoe het werkt"
        KOSTEN = "kosten", "Wat het kost"
        MENSEN = "mensen", "Wie het doet"
        HUURDERS = "huurders", "Wat huurders merken"

    class Verder(models.TextChoices):
        TERUG = "terug", "Nog eens langs"
        ANDER = "ander", "Ook ergens anders kijken"
        PROBEREN = "proberen", "Zelf proberen"
        KLAAR = "klaar", "Dit is genoeg"

    class Gebruik(models.TextChoices):
        VRAAG = "vraag", "Vraag voor een volgend bezoek"
        HALTE = "halte", "Halte bij een volgend bezoek"
        LES = "les", "Les"
        VRAAGSTUK = "vraagstuk", "Vraagstuk"
        NIET = "niet", "Niet gebruikt"

    _VRAGEN = {
        Weten.HOE: "Hoe werkt het: {}?",
        Weten.KOSTEN: "Wat kost het: {}?",
        Weten.MENSEN: "Wie doet het: {}?",
        Weten.HUURDERS: "Wat merken huurders ervan: {}?",
    }

    terugblik = models.ForeignKey(Terugblik, models.CASCADE, related_name="regels")
    halte = models.ForeignKey(Halte, models.SET_NULL, null=True, blank=True, related_name="+")
    plek = models.CharField("halte of bezoek zoals het heette", max_length=150)
    weten = models.CharField("wat willen wij nu weten?", max_length=10, choices=Weten.choices, blank=True)
    verder = models.CharField("hoe nu verder?", max_length=10, choices=Verder.choices, blank=True)
    zin = models.CharField("in eigen woorden", max_length=300, blank=True)
    op = models.DateTimeField(default=timezone.now)
    gebruik = models.CharField(max_length=10, choices=Gebruik.choices, blank=True)
    gebruikt_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gebruikt_op = models.DateTimeField(null=True, blank=True)

    objects = TerugblikRegelQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            UniqueConstraint(
                fields=["terugblik", "halte"], condition=Q(halte__isnull=False), name="terugblikregel_een_per_halte"
            ),
            CheckConstraint(condition=~Q(weten="", verder="", zin=""), name="terugblikregel_niet_leeg"),
            CheckConstraint(
                condition=Q(gebruik="", gebruikt_op=None, gebruikt_door=None)
                | ~Q(gebruik="") & Q(gebruikt_op__isnull=False, gebruikt_door__isnull=False),
                name="terugblikregel_gebruikt_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.als_zin

    @property
    def als_zin(self) -> str:
        """What this asks for in one sentence: the person's own words, else the choices."""
        return self.zin or self._VRAGEN.get(self.weten, f"{self.get_verder_display()}: {{}}").replace("{}", self.plek)
