"""Ending sessions: of somebody who lost access, on every device at once (C4)."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from ..models import Gebruiker


def end_sessions(gebruiker: Gebruiker) -> int:
    """Log this person out everywhere; return on how many devices. The next request is anonymous."""
    sessies = UserSession.objects.filter(user=gebruiker.pk)
    Session.objects.filter(session_key__in=list(sessies.values_list("session_key", flat=True))).delete()
    return sessies.delete()[0]


def end_sessions_without_access(gebruiker_ids: Iterable[int | None]) -> None:
    """Log out everywhere who of these people has no running appointment or circle any more."""
    for gebruiker in Gebruiker.objects.voor_verzoek().filter(pk__in=list(gebruiker_ids)):
        if not gebruiker.heeft_toegang:
            end_sessions(gebruiker)
