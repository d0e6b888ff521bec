import datetime as dt
import json
from functools import lru_cache

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    CheckConstraint,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    UniqueConstraint,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat, JSONObject, Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from .kring import Deelname
from .organisatie import Organisatie, Thema

NOBODY = -1


class Rol(models.TextChoices):
    """What somebody may do for one organisation; platform admin and guest are no appointment (R10)."""

    LID = "lid", "lid"
    PROJECTLEIDER = "projectleider", "projectleider"
    CORPORATIEBEHEERDER = "corporatiebeheerder", "corporatiebeheerder"


class Ritme(models.TextChoices):
    """How often somebody wants the digest by mail (P2)."""

    WEEK = "week", "elke week"
    MAAND = "maand", "elke maand"
    NOOIT = "nooit", "nooit"


class AanstellingQuerySet(models.QuerySet):
    def lopend(self):
        """Return the appointments that run today."""
        today = timezone.localdate()
        return self.filter(Q(tot=None) | Q(tot__gte=today), van__lte=today)

    def bij_lid(self):
        """Return the appointments at an organisation whose membership of the platform runs today."""
        return self.filter(organisatie__in=Organisatie.objects.leden())

    def beheerd_door(self, gebruiker):
        """Return the appointments this person may change: those of the own corporation, the platform all."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_platformbeheerder:
            return self
        return self.filter(organisatie__in=gebruiker.beheerde_organisatie_ids)


class GebruikerQuerySet(models.QuerySet):
    def voor_verzoek(self):
        """Return people with their running appointments, circles and unread notices in the same row."""
        from mkwportal.core.models import Melding, Stand
        from mkwportal.core.models.stand import ALARM

        lopend = Aanstelling.objects.lopend().filter(gebruiker=OuterRef("pk")).order_by("van", "pk")
        lid = Organisatie.objects.leden().filter(pk=OuterRef("organisatie"))
        kringen = Deelname.objects.lopend().filter(
            Q(gebruiker=OuterRef("pk"))
            | Q(
                organisatie__in=Aanstelling.objects.lopend()
                .filter(gebruiker=OuterRef(OuterRef("pk")))
                .values("organisatie")
            )
        )
        return self.annotate(
            _aanstellingen=ArraySubquery(
                lopend.annotate(lid=Exists(lid)).values(
                    gegevens=JSONObject(
                        organisatie=F("organisatie_id"),
                        naam=F("organisatie__naam"),
                        rol=F("rol"),
                        functie=F("functie"),
                        lid=F("lid"),
                    )
                )
            ),
            _kring_ids=ArraySubquery(kringen.values("kring_id").distinct()),
            _ongelezen=ArraySubquery(
                Melding.objects.filter(ontvanger=OuterRef("pk"), gelezen_op=None).values("pk")[:100]
            ),
            _alarm=Case(
                When(
                    is_platformbeheerder=True,
                    then=Subquery(Stand.objects.filter(naam=ALARM).values(balk=KT("gegevens__balk"))[:1]),
                ),
                output_field=models.TextField(),
            ),
        )

    def zichtbaar_voor(self, gebruiker):
        """Return the people this person may see: members everybody, a guest those of the own circles."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_lid or gebruiker.is_platformbeheerder:
            return self.filter(is_active=True)
        samen = Aanstelling.objects.lopend().filter(organisatie__in=gebruiker.organisaties_van_kringen())
        gasten = Deelname.objects.lopend().filter(kring__in=gebruiker.kring_ids)
        return self.filter(
            Q(pk=gebruiker.pk) | Q(pk__in=samen.values("gebruiker")) | Q(pk__in=gasten.values("gebruiker")),
            is_active=True,
        )

    def for_list(self):
        """Return people with what a row shows, in two queries: themes, and `posten` as dicts of running posts."""
        post = JSONObject(naam="organisatie__naam", functie="functie", organisatie="organisatie_id")
        lopend = Aanstelling.objects.lopend().filter(gebruiker=OuterRef("pk")).order_by("van", "pk")
        return self.annotate(posten=ArraySubquery(lopend.values(post=post))).prefetch_related("themas")

    def met_woorden(self):
        """Return people with `woorden`: a list of texts with their posts, organisations, places and themes."""
        post = Concat("functie", Value(" "), "organisatie__naam", Value(" "), "organisatie__plaats")
        lopend = Aanstelling.objects.lopend().filter(gebruiker=OuterRef("pk")).order_by()
        themas = Thema.objects.filter(vraagbaken=OuterRef("pk")).order_by()
        return self.annotate(
            woorden=Func(
                ArraySubquery(lopend.values(post=post)),
                ArraySubquery(themas.values(post=Cast("naam", models.TextField()))),
                function="array_cat",
            )
        )

    def met_laatste_post(self):
        """Return people with `laatste_bij` and `laatste_tot` of the post that they had last."""
        posts = Aanstelling.objects.filter(gebruiker=OuterRef("pk")).order_by("-van", "-pk")
        return self.annotate(
            laatste_bij=Subquery(posts.values("organisatie__naam")[:1]), laatste_tot=Subquery(posts.values("tot")[:1])
        )

    def met_aanstelling(self):
        """Return the people who work at a member organisation today."""
        return self.filter(is_active=True, pk__in=Aanstelling.objects.lopend().bij_lid().values("gebruiker"))


@lru_cache(maxsize=2)
def _request_sql(today: dt.date) -> tuple[str, tuple]:
    """Return the SQL of voor_verzoek() for one person (pk NOBODY) today: building it costs more than running it."""
    return Gebruiker.objects.voor_verzoek().filter(pk=NOBODY).query.sql_with_params()


class GebruikerManager(BaseUserManager.from_queryset(GebruikerQuerySet)):
    def get_for_request(self, pk: int) -> "Gebruiker | None":
        """Return what voor_verzoek() gives for this person, or None; each request begins with it."""
        sql, params = _request_sql(timezone.localdate())
        for user in self.raw(sql, [pk if value == NOBODY else value for value in params]):
            user._aanstellingen = [json.loads(post) for post in user._aanstellingen]
            return user
        return None

    def create_user(self, email: str, password: str | None = None, **fields):
        """Save a person; without a password nobody can log in as this person yet."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str):
        return self.get(email__iexact=email)


class Gebruiker(AbstractBaseUser):
    """A person who logs in with an e-mail address; what they may do follows from running appointments."""

    class Aanhef(models.TextChoices):
        GEEN = "", "geen"
        MEVROUW = "mevrouw", "mevrouw"
        HEER = "de heer", "de heer"

    email = models.EmailField("e-mailadres")
    aanhef = models.CharField(max_length=10, choices=Aanhef.choices, blank=True)
    voornaam = models.CharField(max_length=60)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80)
    telefoon = models.CharField(max_length=20, blank=True)
    bereikbaar = models.CharField("wanneer bereikbaar", max_length=120, blank=True)
    is_active = models.BooleanField("actief", default=True)
    is_platformbeheerder = models.BooleanField("platformbeheerder", default=False)
    themas = models.ManyToManyField(Thema, blank=True, related_name="vraagbaken", verbose_name="vraag mij over")
    overzicht = models.CharField("overzicht per mail", max_length=5, choices=Ritme.choices, default=Ritme.WEEK)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    laatst_gezien = models.DateTimeField(null=True, blank=True)
    vorig_bezoek = models.DateTimeField(null=True, blank=True)
    namens = models.ForeignKey(
        Organisatie, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="laatst namens"
    )
    geanonimiseerd_op = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["voornaam", "achternaam"]
    objects = GebruikerManager()

    class Meta:
        ordering = ["achternaam", "voornaam"]
        constraints = [
            UniqueConstraint(Lower("email"), name="gebruiker_email_uniek"),
            CheckConstraint(condition=Q(overzicht__in=Ritme.values), name="gebruiker_overzicht_bekend"),
            CheckConstraint(
                condition=Q(geanonimiseerd_op=None) | Q(is_active=False, is_platformbeheerder=False),
                name="gebruiker_anoniem_zonder_toegang",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("corporaties:persoon", args=[self.pk])

    @property
    def naam(self) -> str:
        """Voornaam tussenvoegsel achternaam."""
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)

    @property
    def achternaam_voluit(self) -> str:
        """The surname as in a greeting: Van den Broek."""
        naam = f"{self.tussenvoegsel} {self.achternaam}".strip()
        return naam[:1].upper() + naam[1:]

    @property
    def is_gast(self) -> bool:
        """Whether this person sees only the own circles: no member, no platform admin."""
        return not (self.is_lid or self.is_platformbeheerder)

    @property
    def aanspreking(self) -> str:
        """How to speak to this person: mevrouw Van den Broek, meneer Zwaan, or the first name."""
        if not self.aanhef:
            return self.voornaam
        return f"{'meneer' if self.aanhef == self.Aanhef.HEER else self.aanhef} {self.achternaam_voluit}"

    @cached_property
    def lopende_aanstellingen(self) -> list[dict]:
        """Running appointments as dicts: organisatie (id), naam, rol, functie, lid (of the platform).

        The organisation in whose name this person acted last comes first, then the oldest appointment.
        """
        if not hasattr(self, "_aanstellingen"):
            fresh = Gebruiker.objects.get_for_request(self.pk)
            self._aanstellingen, self._kring_ids, self._ongelezen, self._alarm = (
                fresh._aanstellingen,
                fresh._kring_ids,
                fresh._ongelezen,
                fresh._alarm,
            )
        return sorted(self._aanstellingen, key=lambda post: post["organisatie"] != self.namens_id)

    @cached_property
    def organisatie_ids(self) -> list[int]:
        """The organisations where this person works today."""
        return list(dict.fromkeys(a["organisatie"] for a in self.lopende_aanstellingen))

    @cached_property
    def kring_ids(self) -> list[int]:
        """The circles this person is in today, as a person or through an organisation."""
        self.lopende_aanstellingen  # noqa: B018 (loads both)
        return sorted(self._kring_ids)

    @property
    def ongelezen_meldingen(self) -> int:
        """Number of unread notices, 100 at most."""
        self.lopende_aanstellingen  # noqa: B018 (loads both)
        return len(self._ongelezen)

    @property
    def alarm(self) -> str:
        """What a platform admin must know on every page; "" for everybody else, and when all is well (R12)."""
        self.lopende_aanstellingen  # noqa: B018 (loads both)
        return self._alarm or ""

    @property
    def is_lid(self) -> bool:
        """Whether this person works at a member organisation today."""
        return any(a["lid"] for a in self.lopende_aanstellingen)

    @property
    def is_projectleider(self) -> bool:
        return any(a["rol"] == Rol.PROJECTLEIDER for a in self.lopende_aanstellingen)

    @cached_property
    def beheerde_organisatie_ids(self) -> list[int]:
        """The organisations of which this person is corporatiebeheerder today."""
        return [a["organisatie"] for a in self.lopende_aanstellingen if a["rol"] == Rol.CORPORATIEBEHEERDER]

    @property
    def heeft_toegang(self) -> bool:
        """Whether this person may be logged in now; ends with the last appointment and circle (C4)."""
        return self.is_active and (self.is_platformbeheerder or self.is_lid or bool(self.kring_ids))

    def organisaties_van_kringen(self):
        """Return the ids of the organisations in this person's circles and of the own ones."""
        samen = Deelname.objects.lopend().filter(kring__in=self.kring_ids, organisatie__isnull=False)
        return Organisatie.objects.filter(
            Q(pk__in=samen.values("organisatie")) | Q(pk__in=self.organisatie_ids)
        ).values("pk")


class Aanstelling(models.Model):
    """A person at an organisation in a role, from … until and including …; several at once are normal."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanstellingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(max_length=20, choices=Rol.choices, default=Rol.LID)
    functie = models.CharField(max_length=80, blank=True)
    van = models.DateField(default=timezone.localdate)
    tot = models.DateField("tot en met", null=True, blank=True)
    bevestigd_op = models.DateTimeField("laatst bevestigd", null=True, blank=True)
    bevestigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AanstellingQuerySet.as_manager()

    class Meta:
        ordering = ["organisatie__naam", "gebruiker__achternaam"]
        constraints = [
            # one day before the first: an appointment that was ended on its first day never ran
            CheckConstraint(condition=Q(tot=None) | Q(tot__gte=F("van") - 1), name="aanstelling_periode"),
            UniqueConstraint(fields=["gebruiker", "organisatie"], condition=Q(tot=None), name="aanstelling_een_lopend"),
            CheckConstraint(
                condition=Q(bevestigd_op=None, bevestigd_door=None)
                | Q(bevestigd_op__isnull=False, bevestigd_door__isnull=False),
                name="aanstelling_bevestigd_door",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}, {self.organisatie}"
