from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from .organisatie import Organisatie


class JaarcontroleQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the checks of the corporations that this person manages; the platform admin's: all."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_platformbeheerder:
            return self
        return self.filter(organisatie__in=gebruiker.beheerde_organisatie_ids)


class Jaarcontrole(models.Model):
    """The question "werken deze mensen nog bij u?" to one corporation in one year (C4).

    The unique row is what makes it be asked once, however often the job runs. Who was confirmed stands at the
    appointment: `Aanstelling.bevestigd_op`.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="jaarcontroles")
    jaar = models.PositiveSmallIntegerField()
    gevraagd_op = models.DateTimeField()
    herinnerd_op = models.DateTimeField(null=True, blank=True)

    objects = JaarcontroleQuerySet.as_manager()

    class Meta:
        ordering = ["-gevraagd_op"]
        constraints = [
            UniqueConstraint(fields=["organisatie", "jaar"], name="jaarcontrole_een_keer_per_jaar"),
            CheckConstraint(
                condition=Q(herinnerd_op=None) | Q(herinnerd_op__gte=F("gevraagd_op")),
                name="jaarcontrole_eerst_gevraagd",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} {self.jaar}"
