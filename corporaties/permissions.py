"""Who may do what with organisations, people and invitations; the same line asks and refuses."""

from django.core.exceptions import PermissionDenied

from .models import Gebruiker, Organisatie


def require(allowed: bool, sentence: str = "U mag dit niet doen.") -> None:
    """Raise PermissionDenied with this sentence unless allowed."""
    if not allowed:
        raise PermissionDenied(sentence)


def works_at(gebruiker: Gebruiker, organisatie_id: int) -> bool:
    """Whether this person works at this organisation today: then what it owns may be changed."""
    return organisatie_id in gebruiker.organisatie_ids


def can_manage(gebruiker: Gebruiker, organisatie_id: int) -> bool:
    """Whether this person may manage the people and facts of this organisation."""
    return gebruiker.is_platformbeheerder or organisatie_id in gebruiker.beheerde_organisatie_ids


def can_manage_any(gebruiker: Gebruiker) -> bool:
    """Whether this person manages at least one organisation."""
    return gebruiker.is_platformbeheerder or bool(gebruiker.beheerde_organisatie_ids)


def can_add_organisatie(gebruiker: Gebruiker) -> bool:
    """Only the platform admin lets an organisation in."""
    return gebruiker.is_platformbeheerder


def can_edit_organisatie(gebruiker: Gebruiker, organisatie: Organisatie) -> bool:
    """Whether this person may change the facts of this organisation."""
    return can_manage(gebruiker, organisatie.pk)


def can_edit_membership(gebruiker: Gebruiker) -> bool:
    """Only the platform admin changes since and until when an organisation is a member."""
    return gebruiker.is_platformbeheerder


def can_invite(gebruiker: Gebruiker, organisatie_id: int) -> bool:
    """Whether this person may invite people to this organisation."""
    return can_manage(gebruiker, organisatie_id)


def can_invite_guest(gebruiker: Gebruiker, kring_id: int | None = None) -> bool:
    """Whether this person lets guests into a circle: the platform admin, and a projectleider who is in it."""
    return gebruiker.is_platformbeheerder or (gebruiker.is_projectleider and kring_id in gebruiker.kring_ids)


def can_end_guest(gebruiker: Gebruiker) -> bool:
    """Who lets guests in, also ends their access."""
    return can_invite_guest(gebruiker)


def can_read_logboek(gebruiker: Gebruiker) -> bool:
    """Whether this person reads the trail: an admin that of the own corporation, the platform all of it."""
    return can_manage_any(gebruiker)


def can_reset_login(gebruiker: Gebruiker, ander: Gebruiker) -> bool:
    """Whether this admin may take away somebody's lost second step or Microsoft account: never one's own.

    A corporatiebeheerder for who works at the own corporation now, but not for a platform admin.
    """
    if gebruiker.pk == ander.pk:
        return False
    if gebruiker.is_platformbeheerder:
        return True
    own = set(gebruiker.beheerde_organisatie_ids)
    return not ander.is_platformbeheerder and not own.isdisjoint(ander.organisatie_ids)


def can_set_microsoft(gebruiker: Gebruiker) -> bool:
    """Only the platform admin decides whether and how a corporation logs in through Microsoft."""
    return gebruiker.is_platformbeheerder


def can_change_organisaties(gebruiker: Gebruiker) -> bool:
    """Only the platform admin merges, renames, lets go and takes back corporations, and undoes it."""
    return gebruiker.is_platformbeheerder
