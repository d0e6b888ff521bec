from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func, Index

# What a line is found by; the function is made by migration 0011 and indexed as audit_woorden.
WOORDEN = ("wie_naam", "object_naam", "actie", "verzoek_id", "voor", "na")


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
            Index(fields=["-tijd", "-id"], name="audit_op_tijd"),
            Index(fields=["organisatie_id", "-tijd", "-id"], name="audit_organisatie_tijd"),
            Index(fields=["actie", "-tijd", "-id"], name="audit_actie_tijd"),
            Index(fields=["soort", "object_id", "-id"], name="audit_per_object"),
            GinIndex(Func(*WOORDEN, function="core_auditregel_woorden"), name="audit_woorden"),
        ]

    def __str__(self) -> str:
        return f"{self.wie_naam}: {self.actie} {self.object_naam}"
