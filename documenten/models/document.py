from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.db.models.functions import Lower
from django.urls import reverse

from corporaties.models import BereikQuerySet, Deelbaar, Gebruiker, Thema


class Soort(models.TextChoices):
    """The kinds of document of the sector (D3)."""

    BELEID = "beleid", "Beleid"
    REGLEMENT = "reglement", "Reglement"
    STATUUT = "statuut", "Statuut"
    PROTOCOL = "protocol", "Protocol"
    PROCEDURE = "procedure", "Procedure"
    FORMAT = "format", "Format"
    OVEREENKOMST = "overeenkomst", "Overeenkomst"
    PRESTATIEAFSPRAKEN = "prestatieafspraken", "Prestatieafspraken"
    ONDERNEMINGSPLAN = "ondernemingsplan", "Ondernemingsplan"
    JAARVERSLAG = "jaarverslag", "Jaarverslag"
    VISITATIERAPPORT = "visitatierapport", "Visitatierapport"
    ONDERZOEK = "onderzoek", "Onderzoek"
    PRESENTATIE = "presentatie", "Presentatie"
    BRIEF = "brief", "Brief"
    OVERIG = "overig", "Overig"


class Status(models.TextChoices):
    CONCEPT = "concept", "Concept"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VERVALLEN = "vervallen", "Vervallen"


class DocumentQuerySet(BereikQuerySet):
    def for_list(self):
        """Return documents with all that a row shows, in one query."""
        return self.select_related("organisatie", "versie").only(
            "titel",
            "soort",
            "status",
            "samenvatting",
            "jaar",
            "bereik",
            "gedeeld_op",
            "gewijzigd_op",
            "herzien_voor",
            "organisatie__naam",
            "organisatie__plaats",
            "versie__nummer",
            "versie__ext",
            "versie__paginas",
            "versie__tekst_status",
            "versie__gemaakt_op",
        )

    def prullenbak_van(self, gebruiker):
        """Return what this person's corporations threw away and can put back."""
        return self.filter(verwijderd_op__isnull=False, organisatie__in=gebruiker.organisatie_ids)


class Document(Deelbaar):
    """A policy document that keeps its address for ever, whatever its title, file or owner (R4)."""

    titel = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.OVERIG)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT)
    themas = models.ManyToManyField(Thema, blank=True, related_name="documenten")
    contact = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="contactpersoon")
    jaar = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    samenvatting = models.TextField("waarom is dit handig voor een ander?", max_length=1000, blank=True)
    vastgesteld_op = models.DateField(null=True, blank=True)
    vastgesteld_door = models.CharField(max_length=100, blank=True)
    viel_af = models.TextField("wat viel af", max_length=2000, blank=True)
    herzien_voor = models.DateField("herzien vóór", null=True, blank=True)
    gedeeld_op = models.DateTimeField(null=True, blank=True)
    versie = models.ForeignKey("Versie", models.PROTECT, null=True, blank=True, related_name="+")
    gemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    verwijderd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta(Deelbaar.Meta):
        ordering = ["-gewijzigd_op"]
        constraints = [
            *Deelbaar.Meta.constraints,
            CheckConstraint(condition=~Q(titel=""), name="document_titel_niet_leeg"),
            CheckConstraint(condition=Q(jaar=None) | Q(jaar__range=(1900, 2100)), name="document_jaar_echt"),
            CheckConstraint(
                condition=Q(verwijderd_op=None, verwijderd_door=None) | Q(verwijderd_op__isnull=False),
                name="document_verwijderd_door",
            ),
        ]
        indexes = [
            Index(fields=["-gewijzigd_op", "-id"], condition=Q(verwijderd_op=None), name="document_recent"),
            Index(F("gedeeld_op").desc(nulls_last=True), F("id").desc(), name="document_gedeeld"),
            Index(fields=["herzien_voor"], name="document_herzien"),
            Index(Lower("titel"), "id", condition=Q(verwijderd_op=None), name="document_titel"),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("documenten:detail", args=[self.pk])
