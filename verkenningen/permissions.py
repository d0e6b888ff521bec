"""Who may do what with explorations, visits and lessons; the same line asks and refuses."""

from django.db.models import QuerySet

from corporaties.models import Deelname, Gebruiker, Organisatie
from corporaties.permissions import require
from documenten.permissions import can_upload

from .models import Aansluiting, Bezoek, Citaat, Foto, Hoofdstuk, Les, Verkenning, Vraagstuk
from .models.verkenning import projectleider_bij

NO_CREATE = "Een verkenning begint bij een projectleider. Vraag deze rol aan bij uw corporatiebeheerder."
NO_LEAD = "Alleen de projectleider van deze verkenning kan dit doen."
NO_WRITE = "Alleen wie meedoet aan deze verkenning kan hier schrijven."
NO_COME = "Alleen wie meedoet aan deze verkenning kan zich opgeven. Laat eerst uw corporatie meedoen."
NO_ANSWER_FOR = "U kunt dit alleen doen voor een lid van MKW waar u zelf werkt."
NOT_YOUR_LES = "Alleen wie deze les schreef of de projectleider kan haar wijzigen."
NOT_YOUR_VRAAGSTUK = "Alleen wie deze vraag stelde kan haar wijzigen, sluiten of intrekken."
NO_FILL = "Alleen wie meedoet aan dit praktijklab vult in, en alleen voor de eigen organisatie."
NO_BEGIN = "Een verkenning begint bij wie de vraag stelde, of bij een projectleider die aansluit."
NOT_YOUR_CITAAT = "Alleen wie dit citaat opschreef of de projectleider kan dit doen."
NO_DOCUMENTS = "Lessen opnemen kan alleen wie bij een lid van MKW werkt, in een document van die corporatie."
NOT_YOUR_HOOFDSTUK = "Alleen wie dit hoofdstuk schrijft of de projectleider kan het wijzigen."
NOT_YOUR_FOTO = "Alleen wie deze foto plaatste of de projectleider kan haar weghalen."


def owner_choices(gebruiker: Gebruiker, vraagstuk: Vraagstuk | None = None) -> QuerySet[Organisatie]:
    """Return the corporations for which this person may begin an exploration; a platform admin for each member.

    Out of a question that this person asked: also for the corporation in whose name that was.
    """
    if gebruiker.is_platformbeheerder:
        return Organisatie.objects.leden()
    ids = projectleider_bij(gebruiker)
    if vraagstuk and vraagstuk.steller_id == gebruiker.pk and can_speak_for(gebruiker, vraagstuk.organisatie_id):
        ids = [*ids, vraagstuk.organisatie_id]
    return Organisatie.objects.filter(pk__in=ids)


def can_create(gebruiker: Gebruiker, organisatie_id: int | None = None, vraagstuk: Vraagstuk | None = None) -> bool:
    """Whether this person may begin an exploration for this corporation (None: for any), out of this question."""
    if organisatie_id is None:
        return gebruiker.is_platformbeheerder or bool(projectleider_bij(gebruiker))
    return owner_choices(gebruiker, vraagstuk).filter(pk=organisatie_id).exists()


def require_create(gebruiker: Gebruiker, organisatie_id: int | None = None, vraagstuk: Vraagstuk | None = None) -> None:
    """Raise PermissionDenied unless this person may begin an exploration for this corporation (None: for any)."""
    require(can_create(gebruiker, organisatie_id, vraagstuk), NO_CREATE)


def can_edit_vraagstuk(gebruiker: Gebruiker, vraagstuk: Vraagstuk) -> bool:
    """Whether this person asked the question or is platform admin."""
    return gebruiker.is_platformbeheerder or (
        vraagstuk.steller_id == gebruiker.pk and can_speak_for(gebruiker, vraagstuk.organisatie_id)
    )


def require_edit_vraagstuk(gebruiker: Gebruiker, vraagstuk: Vraagstuk) -> None:
    """Raise PermissionDenied unless this person may change, close or withdraw the question."""
    require(can_edit_vraagstuk(gebruiker, vraagstuk), NOT_YOUR_VRAAGSTUK)


def can_begin(gebruiker: Gebruiker, vraagstuk: Vraagstuk) -> bool:
    """Whether this person may make an exploration of the question: who asked, and a projectleider who joined."""
    if can_edit_vraagstuk(gebruiker, vraagstuk):
        return True
    mijn = projectleider_bij(gebruiker)
    sluit_aan = Aansluiting.objects.filter(
        vraagstuk=vraagstuk.pk, organisatie__in=mijn, wijze=Aansluiting.Wijze.SLUIT_AAN
    )
    return bool(mijn) and (vraagstuk.organisatie_id in mijn or sluit_aan.exists())


def require_begin(gebruiker: Gebruiker, vraagstuk: Vraagstuk) -> None:
    """Raise PermissionDenied unless this person may make an exploration of the question."""
    require(can_begin(gebruiker, vraagstuk), NO_BEGIN)


def can_lead(gebruiker: Gebruiker, verkenning: Verkenning) -> bool:
    """Whether this person leads the exploration: as its leader, or as projectleider of the owning corporation."""
    return Verkenning.objects.geleid_door(gebruiker).filter(pk=verkenning.pk).exists()


def require_lead(gebruiker: Gebruiker, verkenning: Verkenning) -> None:
    """Raise PermissionDenied unless this person leads the exploration."""
    require(can_lead(gebruiker, verkenning), NO_LEAD)


def can_write(gebruiker: Gebruiker, verkenning: Verkenning) -> bool:
    """Whether this person writes here and reads notes: who joins or leads, not the tribune, not a guest."""
    return Verkenning.objects.geschreven_door(gebruiker).filter(pk=verkenning.pk).exists()


def require_write(gebruiker: Gebruiker, verkenning: Verkenning) -> None:
    """Raise PermissionDenied unless this person may write here."""
    require(can_write(gebruiker, verkenning), NO_WRITE)


def can_come(gebruiker: Gebruiker, bezoek: Bezoek) -> bool:
    """Whether this person may come along on the visit: who joins or leads, and guests."""
    return Verkenning.objects.bezocht_door(gebruiker).filter(pk=bezoek.verkenning_id).exists()


def require_come(gebruiker: Gebruiker, bezoek: Bezoek) -> None:
    """Raise PermissionDenied unless this person may come along."""
    require(can_come(gebruiker, bezoek), NO_COME)


def member_organisaties(gebruiker: Gebruiker) -> list[tuple[int, str]]:
    """Return (id, name) of the member corporations for which this person may speak."""
    mine = {a["organisatie"]: a["naam"] for a in gebruiker.lopende_aanstellingen if a["lid"]}
    return list(mine.items())


def can_speak_for(gebruiker: Gebruiker, organisatie_id: int) -> bool:
    """Whether this person may join, follow or recognise a lesson in the name of this corporation."""
    return organisatie_id in dict(member_organisaties(gebruiker))


def require_speak_for(gebruiker: Gebruiker, organisatie_id: int) -> None:
    """Raise PermissionDenied unless this person may speak for this corporation."""
    require(can_speak_for(gebruiker, organisatie_id), NO_ANSWER_FOR)


def can_edit_les(gebruiker: Gebruiker, les: Les) -> bool:
    """Whether this person wrote the lesson or leads its exploration."""
    return les.door_id == gebruiker.pk or can_lead(gebruiker, les.verkenning)


def require_edit_les(gebruiker: Gebruiker, les: Les) -> None:
    """Raise PermissionDenied unless this person may change the lesson."""
    require(can_edit_les(gebruiker, les), NOT_YOUR_LES)


def require_absorb(gebruiker: Gebruiker) -> None:
    """Raise PermissionDenied unless this person works at a member, whose documents may take in lessons."""
    require(can_upload(gebruiker), NO_DOCUMENTS)


def can_delete_foto(gebruiker: Gebruiker, foto: Foto) -> bool:
    """Whether this person placed the photo or leads the exploration."""
    return foto.door_id == gebruiker.pk or can_lead(gebruiker, foto.bezoek.verkenning)


def require_delete_foto(gebruiker: Gebruiker, foto: Foto) -> None:
    """Raise PermissionDenied unless this person may take the photo away."""
    require(can_delete_foto(gebruiker, foto), NOT_YOUR_FOTO)


def lab_organisaties(gebruiker: Gebruiker, verkenning: Verkenning) -> list[tuple[int, str]]:
    """Return (id, name) of the organisations for which this person fills in the lines of a praktijklab."""
    mijn = {a["organisatie"]: a["naam"] for a in gebruiker.lopende_aanstellingen}
    mee = verkenning.deelnames().filter(wijze=Deelname.Wijze.MEEDOEN, organisatie__in=list(mijn))
    return [(pk, mijn[pk]) for pk in mee.order_by("organisatie__naam").values_list("organisatie", flat=True)]


def require_fill_lab(gebruiker: Gebruiker, verkenning: Verkenning, organisatie_id: int) -> None:
    """Raise PermissionDenied unless this organisation takes part and this person works there."""
    require(organisatie_id in dict(lab_organisaties(gebruiker, verkenning)), NO_FILL)


def can_edit_citaat(gebruiker: Gebruiker, citaat: Citaat) -> bool:
    """Whether this person wrote the quote down and still writes here, or leads the exploration."""
    verkenning = citaat.bezoek.verkenning
    return can_lead(gebruiker, verkenning) or (citaat.door_id == gebruiker.pk and can_write(gebruiker, verkenning))


def require_edit_citaat(gebruiker: Gebruiker, citaat: Citaat) -> None:
    """Raise PermissionDenied unless this person may change the quote or ask for its yes."""
    require(can_edit_citaat(gebruiker, citaat), NOT_YOUR_CITAAT)


def can_edit_hoofdstuk(gebruiker: Gebruiker, hoofdstuk: Hoofdstuk) -> bool:
    """Whether this person writes this chapter, or leads; a chapter without authors is for everybody who joins."""
    if can_lead(gebruiker, hoofdstuk.bundel.verkenning):
        return True
    auteurs = set(hoofdstuk.auteurs.values_list("pk", flat=True))
    return (not auteurs or gebruiker.pk in auteurs) and can_write(gebruiker, hoofdstuk.bundel.verkenning)


def require_edit_hoofdstuk(gebruiker: Gebruiker, hoofdstuk: Hoofdstuk) -> None:
    """Raise PermissionDenied unless this person may change the chapter."""
    require(can_edit_hoofdstuk(gebruiker, hoofdstuk), NOT_YOUR_HOOFDSTUK)
