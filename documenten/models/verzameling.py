from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.urls import reverse

from corporaties.models import BereikQuerySet, Deelbaar, Gebruiker, Organisatie

from .document import Document


class VerzamelingQuerySet(BereikQuerySet):
    def prullenbak_van(self, gebruiker):
        """Return what this person's corporations threw away and can put back; the platform admin its own."""
        own = Q(organisatie__in=gebruiker.organisatie_ids)
        if gebruiker.is_platformbeheerder:
            own |= Q(organisatie=None)
        return self.filter(own, verwijderd_op__isnull=False)


class Verzameling(Deelbaar):
    """A named, ordered set of documents, of a corporation or (without organisatie) of the platform (D11).

    Who may see the set does not by that see the documents in it: each keeps its own audience.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, verbose_name="eigenaar")
    naam = models.CharField(max_length=120)
    uitleg = models.TextField("voor wie is dit?", max_length=1000, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    objects = VerzamelingQuerySet.as_manager()

    class Meta(Deelbaar.Meta):
        ordering = [Lower("naam"), "id"]
        constraints = [
            *Deelbaar.Meta.constraints,
            CheckConstraint(condition=~Q(naam=""), name="verzameling_naam_niet_leeg"),
            CheckConstraint(
                condition=Q(organisatie__isnull=False) | Q(bereik="leden"), name="verzameling_van_platform_voor_allen"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("documenten:verzameling", args=[self.pk])


class VerzamelingRegel(models.Model):
    """One document in a set, at its place, with why it is in it; always its newest version."""

    verzameling = models.ForeignKey(Verzameling, models.CASCADE, related_name="regels")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    volgorde = models.PositiveIntegerField()
    toelichting = models.CharField("waarom zit dit erin?", max_length=300, blank=True)

    class Meta:
        ordering = ["volgorde", "id"]
        constraints = [UniqueConstraint(fields=["verzameling", "document"], name="verzameling_document_een_keer")]
        indexes = [Index(fields=["verzameling", "volgorde"], name="verzameling_volgorde")]

    def __str__(self) -> str:
        return f"{self.document} in {self.verzameling}"
