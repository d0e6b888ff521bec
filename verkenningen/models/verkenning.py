from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, CheckConstraint, Count, Index, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, JSONObject, Replace
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Aanstelling, Bereik, BereikQuerySet, Deelbaar, Deelname, Gebruiker, Rol

NU_MEE = (Deelname.Wijze.MEEDOEN, Deelname.Wijze.GAST)


def full_name(path: str = "") -> Replace:
    """Return Gebruiker.naam as an expression; `path` leads from the row to the person, such as "door__"."""
    parts = (f"{path}voornaam", Value(" "), f"{path}tussenvoegsel", Value(" "), f"{path}achternaam")
    return Replace(Concat(*parts), Value("  "), Value(" "))


def projectleider_bij(gebruiker) -> list[int]:
    """Return the ids of the member corporations for which this person is projectleider today."""
    return [a["organisatie"] for a in gebruiker.lopende_aanstellingen if a["rol"] == Rol.PROJECTLEIDER and a["lid"]]


class VerkenningQuerySet(BereikQuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the explorations that this person may see: by their audience, and always those of the own circles.

        So a guest or a partner keeps sight of an exploration that is opened for all members.
        """
        zichtbaar = super().zichtbaar_voor(gebruiker)
        if not gebruiker.is_authenticated or gebruiker.is_platformbeheerder or not gebruiker.kring_ids:
            return zichtbaar
        eigen = self.filter(verwijderd_op=None, kring__in=gebruiker.kring_ids)
        return zichtbaar | eigen if gebruiker.heeft_toegang else zichtbaar

    def geleid_door(self, gebruiker):
        """Return the explorations that this person leads: as their leader, or as projectleider of the owner."""
        return self.zichtbaar_voor(gebruiker).filter(leads(gebruiker))

    def geschreven_door(self, gebruiker):
        """Return the explorations in which this person writes and reads notes: who joins or leads.

        Not the tribune and not a guest: they see what was published.
        """
        return self.zichtbaar_voor(gebruiker).filter(joins(gebruiker, NU_MEE[:1]))

    def bezocht_door(self, gebruiker):
        """Return the explorations whose visits this person may come along on: who joins, leads or is a guest."""
        return self.zichtbaar_voor(gebruiker).filter(joins(gebruiker, NU_MEE))

    def met_rechten(self, gebruiker):
        """Return visible explorations with what this person may do: `mag_leiden`, `mag_schrijven` and `mag_mee`."""
        return self.annotate(**rights(gebruiker))

    def for_list(self):
        """Return explorations with what a row shows, in one query: owner, leader, participants and next visit."""
        from .bezoek import Bezoek

        mee = Deelname.objects.lopend().filter(
            kring=OuterRef("kring"), wijze=Deelname.Wijze.MEEDOEN, organisatie__isnull=False
        )
        straks = Bezoek.objects.filter(
            verkenning=OuterRef("pk"), eindigt_op__gte=timezone.now(), status=Bezoek.Status.GEPLAND
        ).order_by("begint_op", "pk")[:1]
        return self.select_related("organisatie", "leider").annotate(
            aantal_deelnemers=Coalesce(
                Subquery(mee.order_by().values("kring").annotate(aantal=Count("pk")).values("aantal")), 0
            ),
            volgend_op=Subquery(straks.values("begint_op")),
            volgend_titel=Subquery(straks.values("titel")),
            volgend_id=Subquery(straks.values("pk")),
        )

    def met_bundels(self):
        """Return explorations with `gedeelde_bundels`, the number of bundles that who sees them may read."""
        from .bundel import Bundel

        gedeeld = Bundel.objects.filter(verkenning=OuterRef("pk"), gepubliceerd_op__isnull=False).order_by()
        aantal = gedeeld.values("verkenning").annotate(aantal=Count("pk")).values("aantal")
        return self.annotate(gedeelde_bundels=Coalesce(Subquery(aantal), 0))

    def met_eerdere_vragen(self):
        """Return explorations with `eerdere`: earlier wordings as dicts (vraag, inzicht, op, door), newest first."""
        regels = VraagRegel.objects.filter(verkenning=OuterRef("pk")).order_by("-gemaakt_op", "-pk")
        return self.annotate(
            eerdere=ArraySubquery(
                regels.values(
                    gegevens=JSONObject(vraag="vraag", inzicht="inzicht", op="gemaakt_op", door=full_name("door__"))
                )
            )
        )


def leads(gebruiker, path: str = "") -> Q:
    """Return the condition that this person leads the exploration to which `path` ("verkenning__") goes."""
    leider = Q(**{f"{path}leider": gebruiker.pk})
    if not gebruiker.is_platformbeheerder:  # a leader who left the owner and the circle leads no longer
        leider &= Q(**{f"{path}organisatie__in": gebruiker.organisatie_ids}) | Q(
            **{f"{path}kring__in": gebruiker.kring_ids}
        )
    return leider | Q(**{f"{path}organisatie__in": projectleider_bij(gebruiker)})


def joins(gebruiker, wijzen: Sequence[str], path: str = "") -> Q:
    """Return the condition that this person takes part in one of these manners, or leads."""
    zelf = Deelname.objects.lopend().filter(
        Q(organisatie__in=gebruiker.organisatie_ids) | Q(gebruiker=gebruiker.pk), wijze__in=wijzen
    )
    return leads(gebruiker, path) | Q(**{f"{path}kring__in": zelf.values("kring")})


def rights(gebruiker, path: str = "") -> dict[str, Case]:
    """Return the annotations of met_rechten() for rows of which the exploration is visible to this person."""
    conditions = {
        "mag_leiden": leads(gebruiker, path),
        "mag_schrijven": joins(gebruiker, NU_MEE[:1], path),
        "mag_mee": joins(gebruiker, NU_MEE, path),
    }
    return {
        name: Case(When(condition, then=Value(True)), default=Value(False)) for name, condition in conditions.items()
    }


class Verkenning(Deelbaar):
    """An exploration around one guiding question; its circle (`kring`) holds who takes part (V1)."""

    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "In voorbereiding"
        LOOPT = "loopt", "Loopt"
        GEBUNDELD = "gebundeld", "Wordt gebundeld"
        AFGEROND = "afgerond", "Afgerond"

    class Soort(models.TextChoices):
        VERKENNING = "verkenning", "Verkenning"
        PRAKTIJKLAB = "praktijklab", "Praktijklab"

    bereik = models.CharField("te zien voor", max_length=10, choices=Bereik.choices, default=Bereik.KRING)
    soort = models.CharField(max_length=12, choices=Soort.choices, default=Soort.VERKENNING)
    naam = models.CharField("korte naam", max_length=120)
    vraag = models.CharField("leidende vraag", max_length=300)
    toelichting = models.TextField(max_length=2000, blank=True)
    eerste_plaats = models.CharField("waar begint u?", max_length=80, blank=True)
    eerste_gastheer = models.CharField("bij wie begint u?", max_length=150, blank=True)
    status = models.CharField(max_length=15, choices=Status.choices, default=Status.VOORBEREIDING)
    leider = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="projectleider")

    objects = VerkenningQuerySet.as_manager()

    class Meta(Deelbaar.Meta):
        ordering = ["-gewijzigd_op"]
        constraints = [
            *Deelbaar.Meta.constraints,
            CheckConstraint(condition=Q(kring__isnull=False), name="verkenning_heeft_kring"),
            CheckConstraint(condition=Q(bereik__in=("kring", "leden")), name="verkenning_kring_of_leden"),
            CheckConstraint(condition=~Q(vraag=""), name="verkenning_vraag_niet_leeg"),
            CheckConstraint(condition=Q(soort__in=("verkenning", "praktijklab")), name="verkenning_soort_bekend"),
            models.UniqueConstraint(fields=["kring"], name="verkenning_eigen_kring"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:detail", args=[self.pk])

    @property
    def heeft_eigen_naam(self) -> bool:
        """Whether the short name says something else than the beginning of the question."""
        return not self.vraag.startswith(self.naam.removesuffix("…"))

    def deelnames(self):
        """Return the running participations of the circle."""
        return Deelname.objects.lopend().filter(kring=self.kring_id)

    def mensen(self, *, gasten: bool = True):
        """Return the people who take part: of the corporations that join, and guests; not those on the tribune."""
        mee = self.deelnames().filter(wijze__in=NU_MEE if gasten else NU_MEE[:1])
        aanstellingen = Aanstelling.objects.lopend().filter(organisatie__in=mee.values("organisatie"))
        return Gebruiker.objects.filter(
            Q(pk__in=aanstellingen.values("gebruiker")) | Q(pk__in=mee.values("gebruiker")), is_active=True
        )


class VraagRegel(models.Model):
    """An earlier wording of the guiding question: a line of insight that stays readable."""

    verkenning = models.ForeignKey(Verkenning, models.CASCADE, related_name="eerdere_vragen")
    vraag = models.CharField(max_length=300)
    inzicht = models.CharField("waarom is de vraag veranderd?", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-gemaakt_op"]
        indexes = [Index(fields=["verkenning", "-gemaakt_op"], name="vraagregel_per_verkenning")]

    def __str__(self) -> str:
        return self.vraag
