from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from corporaties.models import Gebruiker

from ..vrijgave import blocked, released
from .document import Document


class VersieQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the versions of the documents that this person may see."""
        return self.filter(document__in=Document.objects.zichtbaar_voor(gebruiker))

    def vrijgegeven(self):
        """Return the versions whose file may go out (R14)."""
        return self.filter(released())


class Versie(models.Model):
    """One uploaded file of a document; the file never changes after upload (D4)."""

    class TekstStatus(models.TextChoices):
        WACHT = "wacht", "wordt gelezen"
        GELEZEN = "gelezen", "gelezen"
        GEEN = "geen", "geen tekst gevonden"
        MISLUKT = "mislukt", "kon niet worden gelezen"

    class Scan(models.TextChoices):
        """What the virus scanner said; without a scanner every file stays at the first (R14)."""

        NIET = "niet", "nog niet gecontroleerd"
        SCHOON = "schoon", "schoon"
        BESMET = "besmet", "virus gevonden"
        GEWEIGERD = "geweigerd", "kon niet worden gecontroleerd"

    class BeeldStatus(models.TextChoices):
        """Whether there are pictures of the pages; `beeld_paginas` says of how many pages there can be one."""

        NIET = "niet", "niet gevraagd"
        WACHT = "wacht", "worden gemaakt"
        GEMAAKT = "gemaakt", "gemaakt"
        MISLUKT = "mislukt", "konden niet worden gemaakt"

    class BestandFout(models.TextChoices):
        WEG = "weg", "het bestand staat niet meer in de opslag"
        ANDERS = "anders", "het bestand is beschadigd"

    document = models.ForeignKey(Document, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    naam = models.CharField("bestandsnaam", max_length=150)
    ext = models.CharField(max_length=5)
    mime = models.CharField(max_length=100)
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    toelichting = models.CharField("wat is er veranderd?", max_length=500, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    paginas = models.PositiveIntegerField(null=True, blank=True)
    tekst_status = models.CharField(max_length=8, choices=TekstStatus.choices, default=TekstStatus.WACHT)
    tekst_fout = models.CharField(max_length=300, blank=True)
    scan_status = models.CharField(max_length=9, choices=Scan.choices, default=Scan.NIET)
    scan_op = models.DateTimeField(null=True, blank=True)
    scan_versie = models.CharField("welke scanner met welke handtekeningen", max_length=60, blank=True)
    scan_vondst = models.CharField("wat de scanner vond", max_length=200, blank=True)
    bestand_fout = models.CharField(max_length=6, choices=BestandFout.choices, blank=True)

    beeld_status = models.CharField(max_length=7, choices=BeeldStatus.choices, default=BeeldStatus.NIET)
    beeld_fout = models.CharField(max_length=300, blank=True)
    beeld_paginas = models.PositiveIntegerField(default=0)

    objects = VersieQuerySet.as_manager()

    class Meta:
        ordering = ["-nummer"]
        constraints = [
            UniqueConstraint(fields=["document", "nummer"], name="versie_nummer_uniek"),
            CheckConstraint(condition=Q(nummer__gte=1), name="versie_nummer_vanaf_een"),
            CheckConstraint(condition=Q(nummer=1) | ~Q(toelichting=""), name="versie_toelichting_verplicht"),
            CheckConstraint(condition=Q(grootte__gte=1), name="versie_niet_leeg"),
            CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="versie_sha256"),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="versie_sha256_idx"),
            models.Index(fields=["scan_op", "id"], name="versie_scan_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, versie {self.nummer}"

    def get_absolute_url(self) -> str:
        return reverse("documenten:versie", args=[self.document_id, self.nummer])

    @property
    def geblokkeerd(self) -> str:
        """Why the file may not go out now, as a sentence; empty when it may (R14)."""
        return blocked(self)


class VersieTekst(models.Model):
    """The text of a version: its structure for the reading view, and what was proposed from it.

    `blokken` is a list of dicts with "s" (kop, alinea, lijst, tabel, noot) as documenten.extraction describes.
    """

    versie = models.OneToOneField(Versie, models.CASCADE, primary_key=True, related_name="tekst")
    blokken = models.JSONField(default=list)
    voorstel = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"tekst van {self.versie}"
