from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Index, UniqueConstraint


class ZoekRegel(models.Model):
    """What search knows of one object. Whether a person may see it, its own table decides."""

    soort = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    titel = models.TextField()
    meta = models.TextField(blank=True)  # kind, themes: with these the search core re-indexes by itself
    namen = models.TextField(blank=True)  # one name per line
    organisatie_id = models.BigIntegerField(null=True)
    thema_ids = ArrayField(models.IntegerField(), default=list)
    subsoort = models.CharField(max_length=30, blank=True)
    jaar = models.IntegerField(null=True)
    grootte = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=20, blank=True)
    datum = models.DateTimeField(null=True)
    openbaar = models.BooleanField(default=False)
    lengte = models.PositiveIntegerField()
    analyse_versie = models.PositiveIntegerField()
    kop = SearchVectorField()
    vec = SearchVectorField()
    tekst = models.TextField()

    class Meta:
        constraints = [UniqueConstraint(fields=["soort", "object_id"], name="zoekregel_een_per_object")]
        indexes = [
            GinIndex(fields=["vec"], name="zoekregel_vec", fastupdate=False),
            Index(fields=["analyse_versie"], name="zoekregel_versie"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.object_id}"


class ZoekWoord(models.Model):
    """A word that occurs; only a word that every member may see is suggested."""

    woord = models.CharField(max_length=80, primary_key=True)
    vorm = models.CharField(max_length=80)  # as written, with its accents: what people are shown
    stam = models.CharField(max_length=80)
    freq = models.PositiveIntegerField()
    freq_openbaar = models.PositiveIntegerField(default=0)
    freq_nieuw = models.PositiveIntegerField(db_default=0)  # while all is indexed anew: what was counted so far
    freq_openbaar_nieuw = models.PositiveIntegerField(db_default=0)

    def __str__(self) -> str:
        return self.woord


class ZoekStam(models.Model):
    """In how many objects a lexeme occurs."""

    stam = models.CharField(max_length=80, primary_key=True)
    freq = models.PositiveIntegerField()
    freq_nieuw = models.PositiveIntegerField(db_default=0)

    def __str__(self) -> str:
        return self.stam


class ZoekLijst(models.Model):
    """Which rows of one kind have a common word: their numbers as a Roaring bitmap (core.search.wordlists)."""

    soort = models.CharField(max_length=20)
    lexeem = models.CharField(max_length=80)
    rijen = models.BinaryField()

    class Meta:
        constraints = [UniqueConstraint(fields=["soort", "lexeem"], name="zoeklijst_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.lexeem}"


class ZoekFout(models.Model):
    """A word with one letter left out: finds words at edit distance one."""

    sleutel = models.CharField(max_length=80)
    woord = models.CharField(max_length=80)

    class Meta:
        constraints = [UniqueConstraint(fields=["sleutel", "woord"], name="zoekfout_uniek")]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.woord}"


class Synoniemregel(models.Model):
    """A ring of words that mean the same ("AVG, privacy"), or one way ("a, b => c")."""

    regel = models.CharField(max_length=300, unique=True)
    actief = models.BooleanField(default=True)
    revisie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.regel


class ZoekZonderResultaat(models.Model):
    """A search that found nothing: text and count, no person."""

    tekst = models.CharField(max_length=200, unique=True)
    aantal = models.PositiveIntegerField(default=1)
    laatst = models.DateField(auto_now=True)

    class Meta:
        ordering = ["-aantal", "tekst"]

    def __str__(self) -> str:
        return self.tekst
