from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q

from corporaties.models import Gebruiker

from .bezoek import Bezoek, BezoekKindQuerySet, Halte
from .verkenning import Verkenning
from .verslag import VerslagDeel


class CitaatQuerySet(BezoekKindQuerySet):
    def toonbaar(self):
        """Return the quotes that others than the writers may read: without a name, or with a yes of that person.

        The only place that decides this; report, bundle and every other page go through it.
        """
        return self.filter(toestemming__in=Citaat.TOONBAAR)

    def gedeeld(self):
        """Return the quotes that may be shown, of visits of which "Wat zagen wij?" was published."""
        gezien = VerslagDeel.objects.filter(bezoek=OuterRef("bezoek"), deel=VerslagDeel.Deel.GEZIEN)
        return self.toonbaar().filter(Exists(gezien.filter(gepubliceerd_op__isnull=False)))

    def zichtbaar_voor(self, gebruiker):
        """Return what was shared of the visits that this person may see; all of it to who joins or leads."""
        eigen = Q(bezoek__verkenning__in=Verkenning.objects.geschreven_door(gebruiker))
        gedeeld = Q(pk__in=Citaat.objects.gedeeld().values("pk"))
        return super().zichtbaar_voor(gebruiker).filter(eigen | gedeeld)


class Citaat(models.Model):
    """What somebody said on a visit; a quote with a name is shown to others only after a yes of that person (V7)."""

    class Toestemming(models.TextChoices):
        NIET_NODIG = "niet_nodig", "Zonder naam"
        NOG_NIET = "nog_niet", "Nog niet gevraagd"
        GEVRAAGD = "gevraagd", "Gevraagd"
        JA = "ja", "Mag met naam"
        NEE = "nee", "Mag niet"

    TOONBAAR = (Toestemming.NIET_NODIG, Toestemming.JA)

    bezoek = models.ForeignKey(Bezoek, models.PROTECT, related_name="citaten")
    halte = models.ForeignKey(Halte, models.SET_NULL, null=True, blank=True, related_name="citaten")
    tekst = models.CharField("citaat", max_length=500)
    naam = models.CharField("wie zei het", max_length=120, blank=True)
    rol = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    toestemming = models.CharField(max_length=10, choices=Toestemming.choices, default=Toestemming.NOG_NIET)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    antwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_hoe = models.CharField("hoe het antwoord kwam", max_length=200, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = CitaatQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            CheckConstraint(condition=~Q(tekst=""), name="citaat_niet_leeg"),
            CheckConstraint(
                condition=Q(toestemming="niet_nodig", naam="", email="") | ~Q(toestemming="niet_nodig") & ~Q(naam=""),
                name="citaat_naam_vraagt_toestemming",
            ),
            CheckConstraint(
                condition=~Q(toestemming__in=("ja", "nee")) | Q(antwoord_op__isnull=False),
                name="citaat_antwoord_heeft_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.tekst}”"

    @property
    def wie(self) -> str:
        """Who said it, in words; nobody's name when it has none."""
        return ", ".join(part for part in (self.naam, self.rol) if part) or "iemand die wij spraken"

    @property
    def is_toonbaar(self) -> bool:
        """Whether others than the writers may read it, as toonbaar() decides."""
        return self.toestemming in self.TOONBAAR
