from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CheckConstraint, Max, OuterRef, Q, Subquery, UniqueConstraint
from django.urls import reverse

from corporaties.models import Gebruiker, Thema
from documenten.models import Document

from .bezoek import Foto
from .citaat import Citaat
from .les import Les
from .verkenning import Verkenning, full_name, rights
from .verslag import VerslagDeel


class BundelQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the published bundles of explorations that this person may see, and concepts for who writes there."""
        gedeeld = Q(gepubliceerd_op__isnull=False, verkenning__in=Verkenning.objects.zichtbaar_voor(gebruiker))
        return self.filter(gedeeld | Q(verkenning__in=Verkenning.objects.geschreven_door(gebruiker)))

    def met_document(self, gebruiker):
        """Return bundles with `document_titel` of the document that was made of them, when this person may see it."""
        document = Document.objects.zichtbaar_voor(gebruiker).filter(pk=OuterRef("document"))
        return self.annotate(document_titel=Subquery(document.values("titel")[:1]))

    def met_rechten(self, gebruiker):
        """Return bundles with what this person may do there: `mag_leiden`, `mag_schrijven` and `mag_mee`."""
        return self.annotate(**rights(gebruiker, "verkenning__"))


class Bundel(models.Model):
    """What an exploration brought, as a book: chosen reports, lessons, photos and quotes in chapters (V12)."""

    verkenning = models.ForeignKey(Verkenning, models.PROTECT, related_name="bundels")
    titel = models.CharField(max_length=150)
    ondertitel = models.CharField(max_length=200, blank=True)
    inleiding = models.TextField(max_length=20_000, blank=True)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="bundels")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = BundelQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        constraints = [CheckConstraint(condition=~Q(titel=""), name="bundel_titel_niet_leeg")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:bundel", args=[self.pk])

    @property
    def volledige_titel(self) -> str:
        """Title and subtitle as one line."""
        return f"{self.titel}: {self.ondertitel}" if self.ondertitel else self.titel


class BundelKindQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return what belongs to the bundles that this person may see."""
        return self.filter(bundel__in=Bundel.objects.zichtbaar_voor(gebruiker))

    def hoogste(self) -> int:
        """Return the highest place that is taken, 0 when there is nothing."""
        return self.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0


class HoofdstukQuerySet(BundelKindQuerySet):
    def met_auteurs(self):
        """Return chapters with `auteur_namen` and `auteur_ids` of who wrote their text."""
        eigen = Hoofdstuk.auteurs.through.objects.filter(hoofdstuk=OuterRef(OuterRef("pk")))
        auteurs = Gebruiker.objects.filter(pk__in=eigen.values("gebruiker")).order_by("achternaam", "voornaam", "pk")
        return self.annotate(
            auteur_namen=ArraySubquery(auteurs.values(naam=full_name())),
            auteur_ids=ArraySubquery(auteurs.values("pk")),
        )


class Hoofdstuk(models.Model):
    """A chapter: its own text by one or more authors, and chosen pieces in order."""

    class Soort(models.TextChoices):
        BEZOEKEN = "bezoeken", "De bezoeken"
        THEMA = "thema", "Eén thema"
        VRIJ = "vrij", "Eigen hoofdstuk"

    bundel = models.ForeignKey(Bundel, models.CASCADE, related_name="hoofdstukken")
    soort = models.CharField(max_length=10, choices=Soort.choices, default=Soort.VRIJ)
    titel = models.CharField(max_length=150)
    tekst = models.TextField(max_length=40_000, blank=True)
    thema = models.ForeignKey(Thema, models.PROTECT, null=True, blank=True, related_name="+")
    volgorde = models.PositiveSmallIntegerField()
    auteurs = models.ManyToManyField(Gebruiker, related_name="+")
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = HoofdstukQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde"]
        constraints = [
            UniqueConstraint(
                fields=["bundel", "volgorde"],
                name="hoofdstuk_volgorde_uniek",
                deferrable=models.Deferrable.DEFERRED,
            ),
            UniqueConstraint(fields=["bundel", "thema"], name="hoofdstuk_thema_een_keer"),
            CheckConstraint(condition=~Q(titel=""), name="hoofdstuk_titel_niet_leeg"),
            CheckConstraint(
                condition=Q(soort="thema", thema__isnull=False) | (~Q(soort="thema") & Q(thema=None)),
                name="hoofdstuk_thema_bij_soort",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class BundelStuk(models.Model):
    """A chosen piece, once in a bundle; a piece without its row says that this was deleted since."""

    class Soort(models.TextChoices):
        DEEL = "deel", "Deel van een verslag"
        LES = "les", "Les"
        FOTO = "foto", "Foto"
        CITAAT = "citaat", "Citaat"

    bundel = models.ForeignKey(Bundel, models.CASCADE, related_name="stukken")
    hoofdstuk = models.ForeignKey(Hoofdstuk, models.CASCADE, related_name="stukken")
    volgorde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=10, choices=Soort.choices)
    deel = models.ForeignKey(VerslagDeel, models.SET_NULL, null=True, blank=True, related_name="+")
    les = models.ForeignKey(Les, models.PROTECT, null=True, blank=True, related_name="bundelstukken")
    foto = models.ForeignKey(Foto, models.SET_NULL, null=True, blank=True, related_name="+")
    citaat = models.ForeignKey(Citaat, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BundelKindQuerySet.as_manager()

    class Meta:
        ordering = ["hoofdstuk__volgorde", "volgorde"]
        constraints = [
            UniqueConstraint(
                fields=["hoofdstuk", "volgorde"],
                name="bundelstuk_volgorde_uniek",
                deferrable=models.Deferrable.DEFERRED,
            ),
            UniqueConstraint(fields=["bundel", "les"], name="bundelstuk_les_een_keer"),
            UniqueConstraint(fields=["bundel", "deel"], name="bundelstuk_deel_een_keer"),
            UniqueConstraint(fields=["bundel", "foto"], name="bundelstuk_foto_een_keer"),
            UniqueConstraint(fields=["bundel", "citaat"], name="bundelstuk_citaat_een_keer"),
            CheckConstraint(
                condition=Q(soort="les", les__isnull=False, deel=None, foto=None, citaat=None)
                | Q(soort="deel", les=None, foto=None, citaat=None)
                | Q(soort="foto", les=None, deel=None, citaat=None)
                | Q(soort="citaat", les=None, deel=None, foto=None),
                name="bundelstuk_een_soort",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} in {self.bundel}"

    @property
    def naam(self) -> str:
        """What it is, in words; empty when its row is gone."""
        bron = getattr(self, self.soort)
        if bron is None:
            return ""
        return f"{bron.get_deel_display()} {bron.bezoek.titel}" if self.soort == self.Soort.DEEL else str(bron)


class BundelUitvoer(models.Model):
    """The Word file and the PDF of a bundle as it was at one moment: asked for, made by a job, kept until the next."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht op zijn beurt"
        BEZIG = "bezig", "wordt gemaakt"
        KLAAR = "klaar", "staat klaar"
        MISLUKT = "mislukt", "is mislukt"

    bundel = models.ForeignKey(Bundel, models.PROTECT, related_name="uitvoeren")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    stand = models.CharField(max_length=8, choices=Stand.choices, default=Stand.WACHT)
    gedaan = models.PositiveIntegerField("stappen gedaan", default=0)
    totaal = models.PositiveIntegerField("stappen in totaal", default=0)
    word = models.CharField("plaats van het Word-bestand", max_length=200, blank=True)
    word_grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    pdf = models.CharField("plaats van de PDF", max_length=200, blank=True)
    pdf_grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    inhoud = models.CharField("vingerafdruk van de inhoud", max_length=64, blank=True)
    bronnen = models.JSONField("welke stukken erin staan, per soort", default=dict)
    fout = models.CharField(max_length=300, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = BundelKindQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            UniqueConstraint(
                fields=["bundel"], condition=Q(stand__in=("wacht", "bezig")), name="bundeluitvoer_een_tegelijk"
            ),
            CheckConstraint(
                condition=~Q(stand="klaar") | (~Q(word="") & ~Q(pdf="") & ~Q(inhoud="") & Q(klaar_op__isnull=False)),
                name="bundeluitvoer_klaar_heeft_bestanden",
            ),
            CheckConstraint(condition=Q(stand="klaar") | Q(word="", pdf=""), name="bundeluitvoer_bestand_alleen_klaar"),
        ]

    def __str__(self) -> str:
        return f"bestanden van {self.bundel}"
