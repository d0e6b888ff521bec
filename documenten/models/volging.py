from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from corporaties.models import Gebruiker, Organisatie, Thema

from .document import Document

_GEEN = {"document": None, "thema": None, "organisatie": None, "zoekvraag": ""}


def _only(naam: str) -> Q:
    """Return the condition that of all that can be followed, this row names only one."""
    niet_leeg = ~Q(zoekvraag="") if naam == "zoekvraag" else Q(**{f"{naam}__isnull": False})
    return niet_leeg & Q(**{name: value for name, value in _GEEN.items() if name != naam})


class Volging(models.Model):
    """What one person follows: a document, a theme, a corporation or a saved search (D10).

    `zoekvraag` is the query string of the library that the search was saved from ("?q=incasso&soort=beleid").
    """

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="volgingen")
    document = models.ForeignKey(Document, models.CASCADE, null=True, blank=True, related_name="volgers")
    thema = models.ForeignKey(Thema, models.CASCADE, null=True, blank=True, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, null=True, blank=True, related_name="+")
    zoekvraag = models.CharField(max_length=600, blank=True)
    naam = models.CharField("naam van de zoekvraag", max_length=80, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            CheckConstraint(
                condition=_only("document") | _only("thema") | _only("organisatie") | _only("zoekvraag"),
                name="volging_een_onderwerp",
            ),
            CheckConstraint(condition=Q(zoekvraag="") | ~Q(naam=""), name="volging_zoekvraag_heeft_naam"),
            UniqueConstraint(fields=["gebruiker", "document"], name="volging_document_uniek"),
            UniqueConstraint(fields=["gebruiker", "thema"], name="volging_thema_uniek"),
            UniqueConstraint(fields=["gebruiker", "organisatie"], name="volging_organisatie_uniek"),
            UniqueConstraint(
                fields=["gebruiker", "zoekvraag"], condition=~Q(zoekvraag=""), name="volging_zoekvraag_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.document or self.thema or self.organisatie or self.naam)


class Herinnering(models.Model):
    """A reminder of a review date that was given; another date starts anew (D9)."""

    class Stap(models.IntegerChoices):
        """Days before the date; 0 is when it is there."""

        LANG_VOORAF = 60, "60 dagen vooraf"
        KORT_VOORAF = 14, "14 dagen vooraf"
        VOORBIJ = 0, "de datum is er"

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    herzien_voor = models.DateField("herzien vóór")
    stap = models.PositiveSmallIntegerField(choices=Stap.choices)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["document", "herzien_voor", "stap"], name="herinnering_een_keer")]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_stap_display()}"
