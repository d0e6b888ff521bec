from django.db import models
from django.db.models import CheckConstraint, Exists, Index, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie

from .document import Document
from .versie import Versie


class VraagQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the questions at documents that this person may see, without what was withdrawn or hidden."""
        stuk = Document.objects.zichtbaar_voor(gebruiker).filter(pk=OuterRef("document"))
        return self.getoond().filter(Exists(stuk))

    def getoond(self):
        """Return what was neither withdrawn nor hidden."""
        return self.filter(ingetrokken_op=None, verborgen_op=None)

    def open(self):
        """Return what nobody answered or took into a version yet."""
        antwoord = Antwoord.objects.filter(vraag=OuterRef("pk"))
        return self.getoond().filter(~Exists(antwoord), verwerkt_in=None)


class Vraag(models.Model):
    """A question, or a suggestion ("kan het hendiger?"), at a document or at one paragraph of a version (D8).

    `citaat` keeps the text of that paragraph: the number belongs to the version, the question outlives it.
    `organisatie` is where the asker worked; empty for a guest.
    """

    class Soort(models.TextChoices):
        VRAAG = "vraag", "Vraag"
        VOORSTEL = "voorstel", "Kan het hendiger?"

    document = models.ForeignKey(Document, models.CASCADE, related_name="vragen")
    versie = models.ForeignKey(Versie, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=8, choices=Soort.choices, default=Soort.VRAAG)
    alinea = models.PositiveIntegerField(null=True, blank=True)
    citaat = models.TextField(max_length=600, blank=True)
    tekst = models.TextField(max_length=2000)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    verwerkt_in = models.ForeignKey(Versie, models.SET_NULL, null=True, blank=True, related_name="verwerkte_vragen")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    verborgen_op = models.DateTimeField(null=True, blank=True)
    verborgen_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    revisie = models.PositiveIntegerField(default=1)

    objects = VraagQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        constraints = [
            CheckConstraint(condition=~Q(tekst=""), name="vraag_tekst_niet_leeg"),
            CheckConstraint(condition=Q(soort__in=["vraag", "voorstel"]), name="vraag_soort_bekend"),
            CheckConstraint(
                condition=Q(alinea=None, citaat="") | (Q(alinea__gte=1) & ~Q(citaat="")), name="vraag_alinea_met_citaat"
            ),
            CheckConstraint(
                condition=Q(verborgen_op=None, verborgen_door=None)
                | Q(verborgen_op__isnull=False, verborgen_door__isnull=False),
                name="vraag_verborgen_door",
            ),
        ]
        indexes = [Index(fields=["document", "-op"], name="vraag_bij_document")]

    def __str__(self) -> str:
        return self.tekst[:80]

    def get_absolute_url(self) -> str:
        return f"{reverse('documenten:vragen', args=[self.document_id])}#vraag-{self.pk}"

    @property
    def page_url(self) -> str:
        """The address where the question is answered, changed or hidden."""
        return reverse("documenten:vraag", args=[self.pk])


class AntwoordQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the answers to the questions that this person may see."""
        return self.filter(vraag__in=Vraag.objects.zichtbaar_voor(gebruiker))


class Antwoord(models.Model):
    """An answer of the owner of the document; answers have no answers (D8)."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="antwoorden")
    tekst = models.TextField(max_length=4000)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    revisie = models.PositiveIntegerField(default=1)

    objects = AntwoordQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [CheckConstraint(condition=~Q(tekst=""), name="antwoord_tekst_niet_leeg")]

    def __str__(self) -> str:
        return self.tekst[:80]
