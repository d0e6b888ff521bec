from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CheckConstraint, OuterRef, Q, UniqueConstraint

from corporaties.models import Gebruiker, Organisatie

from .bezoek import Bezoek, Halte
from .gastheer import Oordeel
from .les import Les
from .verkenning import Verkenning


class SpiegelQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the mirrors that this person may read.

        The leader always; who works at the host once it was sent; the circle, tribune and guests included, after
        the host's yes and the release. Before that nobody else, also not who wrote in it.
        """
        if not gebruiker.is_authenticated:
            return self.none()
        zichtbaar = Verkenning.objects.zichtbaar_voor(gebruiker)
        kring = zichtbaar if gebruiker.is_platformbeheerder else zichtbaar.filter(kring__in=gebruiker.kring_ids)
        return self.filter(
            Q(bezoek__verkenning__in=Verkenning.objects.geleid_door(gebruiker))
            | Q(bezoek__gastheer__in=gebruiker.organisatie_ids, gestuurd_op__isnull=False)
            | Q(bezoek__verkenning__in=kring, vrijgegeven_op__isnull=False),
            bezoek__verkenning__verwijderd_op=None,
        )

    def met_keuze(self):
        """Return mirrors with `gekozen_lessen` and `gekozen_haltes`, the ids of what the leader chose."""
        return self.annotate(
            gekozen_lessen=ArraySubquery(Spiegel.lessen.through.objects.filter(spiegel=OuterRef("pk")).values("les")),
            gekozen_haltes=ArraySubquery(Spiegel.haltes.through.objects.filter(spiegel=OuterRef("pk")).values("halte")),
        )


class Spiegel(models.Model):
    """Everything said about the host's question, on one page: first for the host, then for the circle (V11).

    `inhoud` is what was sent, so that the circle reads what the host agreed to: dicts with `bijdragen`, `lessen`
    and `haltes`, each a list of dicts that begin with `pk`.
    """

    bezoek = models.OneToOneField(Bezoek, models.PROTECT, related_name="spiegel")
    lessen = models.ManyToManyField(Les, blank=True, related_name="+")
    haltes = models.ManyToManyField(Halte, blank=True, related_name="+")
    inhoud = models.JSONField(null=True, blank=True)
    gestuurd_op = models.DateTimeField(null=True, blank=True)
    oordeel = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)
    opmerking = models.TextField(max_length=2000, blank=True)
    antwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_door = models.CharField("wie namens de gastheer antwoordde", max_length=150, blank=True)
    vrijgegeven_op = models.DateTimeField(null=True, blank=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = SpiegelQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(gestuurd_op=None, inhoud=None) | Q(gestuurd_op__isnull=False, inhoud__isnull=False),
                name="spiegel_gestuurd_met_inhoud",
            ),
            CheckConstraint(
                condition=Q(oordeel="", antwoord_op=None)
                | ~Q(oordeel="") & Q(antwoord_op__isnull=False, gestuurd_op__isnull=False),
                name="spiegel_antwoord_na_sturen",
            ),
            CheckConstraint(condition=Q(vrijgegeven_op=None) | Q(oordeel="akkoord"), name="spiegel_vrij_met_akkoord"),
        ]

    def __str__(self) -> str:
        return f"Spiegel van {self.bezoek}"

    def sent_content(self) -> dict[str, Any]:
        """Return what was sent (`vraag`, `bijdragen`, `lessen`, `haltes`) without what was taken away since."""
        inhoud = dict(self.inhoud or {"vraag": "", "bijdragen": [], "lessen": [], "haltes": []})
        staan = {
            "bijdragen": SpiegelBijdrage.objects.filter(bezoek=self.bezoek_id),
            "lessen": Les.objects.filter(bezoek=self.bezoek_id, verwijderd_op=None),
        }
        for name, rows in staan.items():
            pks = set(rows.values_list("pk", flat=True))
            inhoud[name] = [row for row in inhoud[name] if row["pk"] in pks]
        return inhoud


class SpiegelBijdrage(models.Model):
    """What one person says about the host's question, in the name of a corporation."""

    bezoek = models.ForeignKey(Bezoek, models.PROTECT, related_name="spiegelbijdragen")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    tekst = models.TextField("wat zegt u over de vraag van de gastheer?", max_length=1000)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            UniqueConstraint(fields=["bezoek", "door"], name="spiegelbijdrage_een_per_persoon"),
            CheckConstraint(condition=~Q(tekst=""), name="spiegelbijdrage_niet_leeg"),
        ]

    def __str__(self) -> str:
        return f"{self.door} over {self.bezoek}"
