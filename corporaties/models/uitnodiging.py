from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from .gebruiker import Rol


class UitnodigingQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the invitations this person manages: those of the own corporation, the platform all."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.is_platformbeheerder:
            return self
        return self.filter(organisatie__in=gebruiker.beheerde_organisatie_ids)

    def wachtend(self):
        """Return the invitations that nobody used or took back, also those that expired."""
        return self.filter(gebruikt_op=None, ingetrokken_op=None)

    def met_staat(self, staat):
        """Return the invitations with this `staat`; "" gives all of them."""
        now = timezone.now()
        waiting = Q(gebruikt_op=None, ingetrokken_op=None)
        conditions = {
            "": Q(),
            "klaargezet": waiting & Q(klaargezet=True),
            "open": waiting & Q(klaargezet=False, verloopt_op__gt=now, geweigerd=""),
            "geweigerd": waiting & Q(klaargezet=False, verloopt_op__gt=now) & ~Q(geweigerd=""),
            "verlopen": waiting & Q(klaargezet=False, verloopt_op__lte=now),
            "gebruikt": Q(gebruikt_op__isnull=False),
            "ingetrokken": Q(ingetrokken_op__isnull=False),
        }
        return self.filter(conditions[staat])


class Uitnodiging(models.Model):
    """An invitation by mail: valid for 14 days, spent once, only the hash of its token is kept (C2)."""

    GELDIG = timedelta(days=14)

    email = models.EmailField()
    voornaam = models.CharField(max_length=60, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80, blank=True)
    functie = models.CharField(max_length=80, blank=True)
    telefoon = models.CharField(max_length=20, blank=True, default="", db_default="")
    organisatie = models.ForeignKey("corporaties.Organisatie", models.PROTECT, null=True, blank=True)
    rol = models.CharField(max_length=20, choices=Rol.choices, default=Rol.LID)
    kring = models.ForeignKey("corporaties.Kring", models.PROTECT, null=True, blank=True)
    gast_tot = models.DateField(null=True, blank=True)
    door = models.ForeignKey("corporaties.Gebruiker", models.PROTECT, related_name="verstuurde_uitnodigingen")
    token_hash = models.CharField(max_length=64, unique=True)
    oude_hashes = ArrayField(models.CharField(max_length=64), default=list, blank=True)  # of links sent earlier
    klaargezet = models.BooleanField("wacht op versturen", default=False, db_default=False)
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    verzonden_op = models.DateTimeField(null=True, blank=True)
    verloopt_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    geweigerd = models.CharField("waarom de mail niet aankwam", max_length=300, blank=True, db_default="")

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op"]
        constraints = [
            CheckConstraint(
                condition=Q(organisatie__isnull=False, kring=None) | Q(organisatie=None, kring__isnull=False),
                name="uitnodiging_organisatie_of_kring",
            ),
            CheckConstraint(
                condition=Q(gebruikt_op=None) | Q(ingetrokken_op=None),
                name="uitnodiging_gebruikt_of_ingetrokken",
            ),
            CheckConstraint(condition=Q(kring=None) | Q(gast_tot__isnull=False), name="uitnodiging_gast_met_einde"),
            UniqueConstraint(
                Lower("email"),
                Coalesce("organisatie", 0),
                Coalesce("kring", 0),
                condition=Q(gebruikt_op=None, ingetrokken_op=None),
                name="uitnodiging_een_open",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def naam(self) -> str:
        """Voornaam tussenvoegsel achternaam, as far as the inviter knew them."""
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)

    @property
    def waarvoor(self) -> str:
        """The organisation or the circle that the invitation is for, by name."""
        return str(self.organisatie or self.kring)

    @property
    def staat(self) -> str:
        """One of: gebruikt, ingetrokken, klaargezet, verlopen, geweigerd (by the mail server), open."""
        if self.gebruikt_op:
            return "gebruikt"
        if self.ingetrokken_op:
            return "ingetrokken"
        if self.klaargezet:
            return "klaargezet"
        if self.verloopt_op <= timezone.now():
            return "verlopen"
        return "geweigerd" if self.geweigerd else "open"

    @property
    def is_bruikbaar(self) -> bool:
        """Whether its newest link works; also when a mail server said that the mail did not arrive."""
        return self.staat in ("open", "geweigerd")
