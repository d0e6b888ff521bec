from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie

from .document import Document
from .versie import Versie


class Wijze(models.TextChoices):
    """How a corporation took over a document (D7)."""

    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
    AANGEPAST = "aangepast", "aangepast"
    INSPIRATIE = "inspiratie", "als inspiratie"


class OvernameQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return what this person may know: what the own corporations took over, and who took over what one sees.

        Who took it over is told only when this person may see that organisation.
        """
        if not gebruiker.is_authenticated or not gebruiker.heeft_toegang:
            return self.none()
        bron = Document.objects.zichtbaar_voor(gebruiker).filter(pk=OuterRef("document"))
        mag = Q(organisatie__in=gebruiker.organisatie_ids) | Exists(bron)
        return self.filter(mag, organisatie__in=Organisatie.objects.zichtbaar_voor(gebruiker))

    def lopend(self):
        """Return the overnames that were not taken back."""
        return self.filter(ingetrokken_op=None)

    def van_mij(self, gebruiker):
        """Return what the corporations where this person works today took over."""
        return self.filter(organisatie__in=gebruiker.organisatie_ids)


class Overname(models.Model):
    """Corporation `organisatie` took over version `nummer` of a document of another one (D7).

    What is known of the source is kept beside the reference to it: the source may be deleted for good, the
    trace stays. `contact` is who hears of a new version, unless there is an own document with its own contact.
    """

    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="overnames")
    versie = models.ForeignKey(Versie, models.SET_NULL, null=True, blank=True, related_name="+")
    nummer = models.PositiveIntegerField("versie")
    bron_titel = models.CharField("titel van de bron", max_length=200)
    bron_organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="overnames")
    wijze = models.CharField(max_length=12, choices=Wijze.choices, default=Wijze.ONGEWIJZIGD)
    toelichting = models.CharField("wat hebt u aangepast?", max_length=300, blank=True)
    eigen_document = models.OneToOneField(
        Document, models.SET_NULL, null=True, blank=True, related_name="gemaakt_naar", verbose_name="eigen document"
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = OvernameQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        constraints = [
            UniqueConstraint(
                fields=["document", "organisatie"],
                condition=Q(ingetrokken_op=None),
                name="overname_een_lopend",
            ),
            CheckConstraint(condition=~Q(organisatie=F("bron_organisatie")), name="overname_niet_van_zichzelf"),
            CheckConstraint(
                condition=Q(document=None) | Q(eigen_document=None) | ~Q(document=F("eigen_document")),
                name="overname_niet_eigen_bron",
            ),
            CheckConstraint(condition=Q(nummer__gte=1), name="overname_nummer_vanaf_een"),
            CheckConstraint(condition=~Q(bron_titel=""), name="overname_bron_titel_niet_leeg"),
            CheckConstraint(condition=Q(wijze__in=Wijze.values), name="overname_wijze_bekend"),
            CheckConstraint(
                condition=Q(ingetrokken_op=None) | Q(ingetrokken_op__gte=F("op")), name="overname_ingetrokken_na_op"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} nam ‘{self.bron_titel}’ over"

    def get_absolute_url(self) -> str:
        return reverse("documenten:overname", args=[self.pk])


class OvernameAntwoord(models.Model):
    """What an adopter answered to one new version of the source (D7)."""

    class Antwoord(models.TextChoices):
        BEKIJKEN = "bekijken", "bekijkt het"
        NU_NIET = "nu-niet", "nu niet"
        AANPASSEN = "aanpassen", "past ook aan"

    overname = models.ForeignKey(Overname, models.CASCADE, related_name="antwoorden")
    versie = models.ForeignKey(Versie, models.CASCADE, related_name="+")
    antwoord = models.CharField(max_length=10, choices=Antwoord.choices)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(fields=["overname", "versie"], name="overnameantwoord_een_per_versie"),
            CheckConstraint(
                condition=Q(antwoord__in=["bekijken", "nu-niet", "aanpassen"]), name="overnameantwoord_bekend"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.overname}: {self.get_antwoord_display()}"
