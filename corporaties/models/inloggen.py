from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from .gebruiker import Gebruiker
from .organisatie import Organisatie


class MicrosoftInlogQuerySet(models.QuerySet):
    def aan(self):
        """Return the rows of corporations whose people can log in through Microsoft."""
        return self.exclude(stand=MicrosoftInlog.Stand.UIT)


class MicrosoftInlog(models.Model):
    """Whether the people of a corporation log in through its Microsoft tenant; no row means: no (C3)."""

    class Stand(models.TextChoices):
        UIT = "uit", "Uit"
        KAN = "kan", "Het kan"
        MOET = "moet", "Het moet"

    organisatie = models.OneToOneField(Organisatie, models.PROTECT, related_name="microsoft")
    stand = models.CharField(max_length=4, choices=Stand.choices, default=Stand.UIT)
    tenant = models.UUIDField("tenant-id", null=True, blank=True)

    objects = MicrosoftInlogQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(stand__in=["uit", "kan", "moet"]), name="microsoft_stand_bekend"),
            CheckConstraint(
                condition=Q(stand="uit") | Q(tenant__isnull=False),
                name="microsoft_tenant_als_het_aan_is",
                violation_error_message="Vul het tenant-id in. Zonder dat weet het portaal niet wie er van u is.",
            ),
        ]

    def __str__(self) -> str:
        return f"Microsoft bij {self.organisatie}"


class BekendApparaat(models.Model):
    """A browser from which somebody logged in before; only the hash of the token in its cookie is kept."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="apparaten")
    sleutel = models.CharField(max_length=64)
    gezien_op = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["gebruiker", "sleutel"], name="apparaat_een_per_gebruiker"),
            CheckConstraint(condition=Q(sleutel__regex=r"^[0-9a-f]{64}$"), name="apparaat_sleutel"),
        ]

    def __str__(self) -> str:
        return f"apparaat van {self.gebruiker}"
