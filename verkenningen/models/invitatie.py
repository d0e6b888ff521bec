from django.db import models
from django.db.models import CheckConstraint, Exists, Index, OuterRef, Q, UniqueConstraint
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie

from .bezoek import Aanwezigheid, Bezoek
from .verkenning import Verkenning


class InvitatieQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Return the invitations to this person, and those this person sent: nobody else, no admin (V3)."""
        if not gebruiker.is_authenticated:
            return self.none()
        return self.filter(Q(gebruiker=gebruiker.pk) | Q(door=gebruiker.pk))

    def verstuurd_door(self, gebruiker):
        """Return the invitations of this person in explorations that this person still sees; doubts and all."""
        return self.filter(door=gebruiker.pk, verkenning__in=Verkenning.objects.zichtbaar_voor(gebruiker))

    def wachtend_op(self, gebruiker):
        """Return what waits for an answer of this person, also not given on the page of the visit."""
        gezegd = Aanwezigheid.objects.filter(bezoek=OuterRef("bezoek"), gebruiker=gebruiker.pk, gaat_mee__isnull=False)
        return self.filter(
            Q(bezoek=None) | Q(bezoek__status=Bezoek.Status.GEPLAND, bezoek__eindigt_op__gt=timezone.now()),
            ~Exists(gezegd),
            gebruiker=gebruiker.pk,
            antwoord="",
            ingetrokken_op=None,
            verkenning__verwijderd_op=None,
        ).exclude(verkenning__status=Verkenning.Status.AFGEROND)


class Invitatie(models.Model):
    """An honest invitation: what one person is asked to, for which corporation, and the answer (V3).

    Only who sent it reads the answer; others see who takes part. Its name keeps it apart from the invitation to
    the portal itself.
    """

    class Antwoord(models.TextChoices):
        MEE = "mee", "Doe mee"
        AARZEL = "aarzel", "Aarzel nog"
        NODIG = "nodig", "Heb eerst iets nodig"
        NEE = "nee", "Nu niet"

    verkenning = models.ForeignKey(Verkenning, models.PROTECT, related_name="invitaties")
    bezoek = models.ForeignKey(Bezoek, models.PROTECT, null=True, blank=True, related_name="invitaties")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="invitaties")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    waartoe = models.CharField("waartoe nodigt u uit?", max_length=200)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    antwoord = models.CharField(max_length=10, choices=Antwoord.choices, blank=True)
    nodig = models.CharField("wat hebt u eerst nodig?", max_length=200, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    herinnerd_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = InvitatieQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            CheckConstraint(condition=~Q(waartoe=""), name="invitatie_waartoe_niet_leeg"),
            CheckConstraint(
                condition=Q(antwoord="", beantwoord_op=None)
                | Q(antwoord__in=("mee", "aarzel", "nodig", "nee"), beantwoord_op__isnull=False),
                name="invitatie_antwoord_met_moment",
            ),
            CheckConstraint(
                condition=Q(nodig="") & ~Q(antwoord="nodig") | ~Q(nodig="") & Q(antwoord="nodig"),
                name="invitatie_nodig_met_regel",
            ),
            UniqueConstraint(
                "verkenning",
                Coalesce("bezoek", 0),
                "gebruiker",
                condition=Q(ingetrokken_op=None),
                name="invitatie_een_lopend",
            ),
        ]
        indexes = [Index(fields=["verkenning", "door"], name="invitatie_van_afzender")]

    def __str__(self) -> str:
        return self.waartoe

    def get_absolute_url(self) -> str:
        return reverse("verkenningen:uitnodiging", args=[self.pk])

    @property
    def overzicht_url(self) -> str:
        """The address of the list that only the inviter sees."""
        return reverse("verkenningen:uitnodigingen", args=[self.verkenning_id])

    @property
    def waarvoor(self) -> str:
        """What the invitation is for, by name."""
        return f"het bezoek {self.bezoek}" if self.bezoek else f"de verkenning {self.verkenning}"
