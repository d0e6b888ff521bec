from django.db import models
from django.db.models import OuterRef, Subquery, UniqueConstraint
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Document, Overname, Versie

from .bezoek import count_of
from .les import Les


class OpnameQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return what is in the documents that this person may see, of the lessons that this person may see."""
        return self.in_stukken_van(gebruiker).filter(les__in=Les.objects.zichtbaar_voor(gebruiker))

    def in_stukken_van(self, gebruiker):
        """Return what is in the documents that this person may see; the caller knows that the lessons may be seen."""
        return self.filter(versie__document__in=Document.objects.zichtbaar_voor(gebruiker))

    def for_page(self, gebruiker):
        """Return rows with the document and its owner, `nu` (number of its current version) and `verder`.

        `verder` is how many corporations run on this version or a later one, of those that this person may see.
        """
        verder = Overname.objects.zichtbaar_voor(gebruiker).lopend().filter(nummer__gte=OuterRef("versie__nummer"))
        document = Document.objects.filter(pk=OuterRef("versie__document"))
        return self.select_related("versie__document__organisatie").annotate(
            verder=count_of(verder, "document", "versie__document"),
            nu=Subquery(document.values("versie__nummer")[:1]),
        )


class Opname(models.Model):
    """A version of a document took in a lesson: that closes the lesson (V8).

    Who works at the owner of the document says so. When the document goes for good, the lesson is open again.
    """

    les = models.ForeignKey(Les, models.PROTECT, related_name="opnames")
    versie = models.ForeignKey(Versie, models.CASCADE, related_name="lesopnames")
    hoe = models.CharField("hoe is de les verwerkt?", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    objects = OpnameQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-id"]
        constraints = [UniqueConstraint(fields=["les", "versie"], name="opname_een_keer")]

    def __str__(self) -> str:
        return f"{self.les} in {self.versie}"
