from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone


class Kring(models.Model):
    """A set of participating organisations and guests, owned by a verkenning or samenwerkingsverband.

    The audience *deelnemers van …* points here, so that documents know nothing of who owns the circle.
    """

    naam = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.naam


class DeelnameQuerySet(models.QuerySet):
    def lopend(self):
        """Return the participations that have not ended."""
        return self.filter(Q(tot=None) | Q(tot__gte=timezone.localdate()))

    def geeindigd(self):
        """Return the participations whose last day has passed."""
        return self.filter(tot__lt=timezone.localdate())

    def gasten(self):
        """Return the participations of guests."""
        return self.filter(wijze="gast")


class Deelname(models.Model):
    """An organisation, or one person as a guest, in a circle; until a date if there is one."""

    class Wijze(models.TextChoices):
        MEEDOEN = "meedoen", "doet mee"
        TRIBUNE = "tribune", "volgt vanaf de tribune"
        GAST = "gast", "gast"

    kring = models.ForeignKey(Kring, models.CASCADE, related_name="deelnames")
    organisatie = models.ForeignKey("corporaties.Organisatie", models.PROTECT, null=True, blank=True)
    gebruiker = models.ForeignKey("corporaties.Gebruiker", models.PROTECT, null=True, blank=True)
    wijze = models.CharField(max_length=10, choices=Wijze.choices, default=Wijze.MEEDOEN)
    tot = models.DateField("tot en met", null=True, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(organisatie=None, gebruiker__isnull=False) | Q(organisatie__isnull=False, gebruiker=None),
                name="deelname_een_van_beide",
            ),
            CheckConstraint(condition=~Q(wijze="gast") | Q(gebruiker__isnull=False), name="deelname_gast_is_persoon"),
            UniqueConstraint(fields=["kring", "organisatie"], name="deelname_organisatie_uniek"),
            UniqueConstraint(fields=["kring", "gebruiker"], name="deelname_gebruiker_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie or self.gebruiker} in {self.kring}"
