from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CheckConstraint, Exists, F, Index, OuterRef, Q, UniqueConstraint
from django.db.models.functions import JSONObject
from django.urls import reverse

from corporaties.models import Gebruiker, Organisatie, Thema

from .bezoek import Bezoek, Halte, count_of
from .verkenning import Verkenning, rights


def _themas() -> ArraySubquery:
    """Return the themes of a lesson as dicts with naam and slug, in their order."""
    themas = Thema.objects.filter(lessen=OuterRef("pk")).order_by("volgorde", "naam")
    return ArraySubquery(themas.values(gegevens=JSONObject(naam="naam", slug="slug")))


class LesQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the lessons of the explorations that this person may see."""
        return self.filter(verkenning__in=Verkenning.objects.zichtbaar_voor(gebruiker), verwijderd_op=None)

    def met_rechten(self, gebruiker):
        """Return lessons with what this person may do there: `mag_leiden`, `mag_schrijven` and `mag_mee`."""
        return self.annotate(**rights(gebruiker, "verkenning__"))

    def in_het_kort(self, gebruiker):
        """Return dicts to count with: pk, thema_lijst, and whether the lesson is in a document that one may see."""
        from .opname import Opname

        opnames = Opname.objects.in_stukken_van(gebruiker).filter(les=OuterRef("pk"))
        return self.annotate(thema_lijst=_themas(), in_document=Exists(opnames)).values(
            "pk", "thema_lijst", "in_document"
        )

    def for_list(self, gebruiker):
        """Return lessons with what a card shows, in one query.

        `thema_lijst` (dicts with naam and slug), `herkend` and `toegepast` (numbers of corporations), `wij_herkennen`
        and `wij_passen_toe`, `beantwoord` (number of answers to an open question), and `opgenomen`: where it ended, as
        dicts with document, titel, nummer and van, newest first, only of documents that this person may see.
        """
        from .opname import Opname

        opnames = Opname.objects.in_stukken_van(gebruiker).filter(les=OuterRef("pk")).order_by("-op", "-pk")
        waar = JSONObject(
            document="versie__document_id",
            titel="versie__document__titel",
            nummer="versie__nummer",
            van="versie__document__organisatie__naam",
        )
        reacties = LesReactie.objects.all()
        wij = reacties.filter(les=OuterRef("pk"), organisatie__in=gebruiker.organisatie_ids)
        herkent, past_toe = Q(soort=LesReactie.Soort.HERKENT), Q(soort=LesReactie.Soort.PAST_TOE)
        notities = [f"halte__{name}" for name in Halte.NOTITIES]
        return (
            self.select_related("verkenning", "bezoek", "halte")
            .defer(*notities)
            .annotate(
                thema_lijst=_themas(),
                herkend=count_of(reacties.filter(herkent), "les"),
                toegepast=count_of(reacties.filter(past_toe), "les"),
                wij_herkennen=Exists(wij.filter(herkent)),
                wij_passen_toe=Exists(wij.filter(past_toe)),
                beantwoord=count_of(Les.objects.filter(verwijderd_op=None), "beantwoordt"),
                opgenomen=ArraySubquery(opnames.values(gegevens=waar)),
            )
        )


class Les(models.Model):
    """One sentence that stands on its own, from a stop or a visit; ends in a document or stays open (V8)."""

    class Soort(models.TextChoices):
        LES = "les", "Les"
        TIP = "tip", "Tip"
        VALKUIL = "valkuil", "Valkuil"
        OPEN_VRAAG = "vraag", "Open vraag"

    verkenning = models.ForeignKey(Verkenning, models.PROTECT, related_name="lessen")
    bezoek = models.ForeignKey(Bezoek, models.PROTECT, null=True, blank=True, related_name="lessen")
    halte = models.ForeignKey(Halte, models.PROTECT, null=True, blank=True, related_name="lessen")
    tekst = models.CharField("les in één zin", max_length=300)
    soort = models.CharField(max_length=10, choices=Soort.choices, default=Soort.LES)
    themas = models.ManyToManyField(Thema, related_name="lessen")
    beantwoordt = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="antwoorden", verbose_name="antwoord op"
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = LesQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        constraints = [
            CheckConstraint(condition=~Q(tekst=""), name="les_niet_leeg"),
            CheckConstraint(condition=Q(halte=None) | Q(bezoek__isnull=False), name="les_halte_heeft_bezoek"),
            CheckConstraint(condition=Q(beantwoordt=None) | ~Q(beantwoordt=F("id")), name="les_niet_eigen_antwoord"),
        ]
        indexes = [Index(fields=["-gemaakt_op", "-id"], name="les_recent")]

    def __str__(self) -> str:
        return self.tekst

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:les", args=[self.pk])

    @property
    def bron(self) -> str:
        """Where the lesson was learned, in words: the stop, else the visit, else the exploration."""
        return str(self.halte or self.bezoek or self.verkenning)


class LesReactie(models.Model):
    """A corporation recognises or applies a lesson."""

    class Soort(models.TextChoices):
        HERKENT = "herkent", "herkennen wij"
        PAST_TOE = "past_toe", "passen wij toe"

    les = models.ForeignKey(Les, models.CASCADE, related_name="reacties")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    hoe = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["les", "organisatie", "soort"], name="lesreactie_een_keer")]

    def __str__(self) -> str:
        return f"{self.organisatie} {self.get_soort_display()}"
