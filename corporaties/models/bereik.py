from django.db import models
from django.db.models import CheckConstraint, Q
from django.db.models.functions import Now

from .kring import Kring
from .organisatie import Organisatie


class Bereik(models.TextChoices):
    """The three audiences (R1)."""

    CORPORATIE = "corporatie", "mijn corporatie"
    KRING = "kring", "deelnemers van …"
    LEDEN = "leden", "alle leden"


class BereikQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return what this person may see. The only place that decides it (R2).

        A platform admin sees everything; opening what was meant for one corporation leaves a trace (R10).
        """
        if not gebruiker.is_authenticated or not gebruiker.heeft_toegang:
            return self.none()
        zichtbaar = self.filter(verwijderd_op=None)
        if gebruiker.is_platformbeheerder:
            return zichtbaar
        mag = Q(organisatie__in=gebruiker.organisatie_ids)
        if gebruiker.kring_ids:
            mag |= Q(bereik=Bereik.KRING, kring__in=gebruiker.kring_ids)
        if gebruiker.is_lid:
            mag |= Q(bereik=Bereik.LEDEN)
        return zichtbaar.filter(mag)


class Deelbaar(models.Model):
    """Base of everything with an owner and an audience; removed rows stay 30 days in the trash (R3)."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, verbose_name="eigenaar")
    bereik = models.CharField("te zien voor", max_length=10, choices=Bereik.choices, default=Bereik.CORPORATIE)
    kring = models.ForeignKey(Kring, models.PROTECT, null=True, blank=True, related_name="+")
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField(db_default=Now())
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        constraints = [
            CheckConstraint(condition=~Q(bereik="kring") | Q(kring__isnull=False), name="%(class)s_kring_bij_bereik"),
            CheckConstraint(condition=Q(bereik__in=Bereik.values), name="%(class)s_bereik_bekend"),
        ]
