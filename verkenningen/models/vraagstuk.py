from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CharField, CheckConstraint, Exists, Index, OuterRef, Q, Subquery, UniqueConstraint
from django.db.models.functions import JSONObject
from django.urls import reverse

from corporaties.models import Gebruiker, Organisatie, Thema

from .bezoek import count_of
from .verkenning import Verkenning


class VraagstukQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the questions on the board: every member sees them all, a guest sees none."""
        if not gebruiker.is_authenticated or not gebruiker.heeft_toegang or gebruiker.is_gast:
            return self.none()
        return self.filter(verwijderd_op=None)

    def van_stand(self, stand: str):
        """Return the questions of one Vraagstuk.Stand."""
        return self.filter(
            {
                Vraagstuk.Stand.OPEN: Q(verkenning=None, gesloten_op=None),
                Vraagstuk.Stand.VERKENNING: Q(verkenning__isnull=False),
                Vraagstuk.Stand.GESLOTEN: Q(verkenning=None, gesloten_op__isnull=False),
            }[Vraagstuk.Stand(stand)]
        )

    def for_list(self, gebruiker):
        """Return questions with what a row shows, in one query.

        `thema_lijst` (dicts with naam and slug), `sluiten_aan` and `luisteren` (numbers of corporations),
        `wij_doen_mee` and `verkenning_naam`: only of an exploration that this person may see.
        """
        rijen = Aansluiting.objects.all()
        sluiten_aan = rijen.filter(wijze=Aansluiting.Wijze.SLUIT_AAN)
        luisteren = rijen.filter(wijze=Aansluiting.Wijze.LUISTERT)
        wij = rijen.filter(vraagstuk=OuterRef("pk"), organisatie__in=gebruiker.organisatie_ids)
        themas = Thema.objects.filter(vraagstukken=OuterRef("pk")).order_by("volgorde", "naam")
        verkenning = Verkenning.objects.zichtbaar_voor(gebruiker).filter(pk=OuterRef("verkenning")).order_by()
        return self.select_related("organisatie", "steller").annotate(
            thema_lijst=ArraySubquery(themas.values(gegevens=JSONObject(naam="naam", slug="slug"))),
            sluiten_aan=count_of(sluiten_aan, "vraagstuk"),
            luisteren=count_of(luisteren, "vraagstuk"),
            wij_doen_mee=Exists(wij),
            verkenning_naam=Subquery(verkenning.values("naam")[:1], output_field=CharField()),
        )


class Vraagstuk(models.Model):
    """A question that a corporation puts on the board for all members, and that may become an exploration (V14)."""

    class Stand(models.TextChoices):
        OPEN = "open", "Open"
        VERKENNING = "verkenning", "Verkenning geworden"
        GESLOTEN = "gesloten", "Gesloten"

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="namens")
    steller = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="gesteld door")
    vraag = models.CharField("uw vraag in één zin", max_length=300)
    toelichting = models.TextField(max_length=2000, blank=True)
    themas = models.ManyToManyField(Thema, related_name="vraagstukken")
    verkenning = models.OneToOneField(Verkenning, models.PROTECT, null=True, blank=True, related_name="vraagstuk")
    uitkomst = models.CharField("wat kwam eruit?", max_length=300, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    revisie = models.PositiveIntegerField(default=1)

    objects = VraagstukQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        constraints = [
            CheckConstraint(condition=~Q(vraag=""), name="vraagstuk_niet_leeg"),
            CheckConstraint(
                condition=Q(uitkomst="") | Q(gesloten_op__isnull=False), name="vraagstuk_uitkomst_na_sluiten"
            ),
            CheckConstraint(
                condition=Q(verkenning=None) | Q(gesloten_op=None), name="vraagstuk_verkenning_of_gesloten"
            ),
        ]
        indexes = [Index(fields=["-gemaakt_op", "-id"], name="vraagstuk_recent")]

    def __str__(self) -> str:
        return self.vraag

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:vraagstuk", args=[self.pk])

    @property
    def stand(self) -> "Vraagstuk.Stand":
        """Where the question stands."""
        if self.verkenning_id:
            return self.Stand.VERKENNING
        return self.Stand.GESLOTEN if self.gesloten_op else self.Stand.OPEN


class Aansluiting(models.Model):
    """A corporation joins a question of another one, or listens; `door` is who said so."""

    class Wijze(models.TextChoices):
        SLUIT_AAN = "sluit_aan", "sluit aan"
        LUISTERT = "luistert", "luistert mee"

    vraagstuk = models.ForeignKey(Vraagstuk, models.PROTECT, related_name="aansluitingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    wijze = models.CharField(max_length=10, choices=Wijze.choices)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["gemaakt_op", "pk"]
        constraints = [
            UniqueConstraint(fields=["vraagstuk", "organisatie"], name="aansluiting_een_keer"),
            CheckConstraint(condition=Q(wijze__in=("sluit_aan", "luistert")), name="aansluiting_wijze_bekend"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} {self.get_wijze_display()}"
