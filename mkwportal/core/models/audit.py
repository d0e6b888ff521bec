from django.db import models
from django.db.models import Index


class AuditRegelQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the lines this person may read: an admin those of the own corporation, the platform all (C7)."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_platformbeheerder:
            return self
        return self.filter(organisatie_id__in=gebruiker.beheerde_organisatie_ids)


class AuditRegel(models.Model):
    """One line of the logboek: who did what to which thing. Without foreign keys, append-only in the database (C7)."""

    tijd = models.DateTimeField(auto_now_add=True)
    wie_id = models.BigIntegerField(null=True)
    wie_naam = models.CharField(max_length=200)
    actie = models.CharField(max_length=80)
    soort = models.CharField("soort object", max_length=40)
    object_id = models.BigIntegerField(null=True)
    object_naam = models.CharField(max_length=300)
    organisatie_id = models.BigIntegerField(null=True)
    voor = models.JSONField(null=True)
    na = models.JSONField(null=True)
    verzoek_id = models.CharField(max_length=32, blank=True)

    objects = AuditRegelQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            Index(fields=["organisatie_id", "-id"], name="audit_per_organisatie"),
            Index(fields=["soort", "object_id", "-id"], name="audit_per_object"),
        ]

    def __str__(self) -> str:
        return f"{self.wie_naam}: {self.actie} {self.object_naam}"
