"""Every write to organisations, people, appointments and invitations."""

from .aanstellingen import (
    create_aanstelling,
    edit_aanstelling,
    end_aanstelling,
    end_gast,
    opvolgers,
    resume_aanstelling,
)
from .anoniem import anonymise
from .inloggen import link_microsoft, reset_tweede_stap, set_microsoft, unlink_microsoft
from .organisaties import create_organisatie, edit_organisatie
from .profiel import edit_profiel, set_overzicht
from .sessies import end_sessions
from .uitnodigingen import (
    accept_uitnodiging,
    create_uitnodiging,
    find_uitnodiging,
    resend_uitnodiging,
    revoke_uitnodiging,
    send_uitnodiging,
)

__all__ = [
    "accept_uitnodiging",
    "anonymise",
    "create_aanstelling",
    "create_organisatie",
    "create_uitnodiging",
    "edit_aanstelling",
    "edit_organisatie",
    "edit_profiel",
    "end_aanstelling",
    "end_gast",
    "end_sessions",
    "find_uitnodiging",
    "link_microsoft",
    "opvolgers",
    "resend_uitnodiging",
    "reset_tweede_stap",
    "resume_aanstelling",
    "revoke_uitnodiging",
    "send_uitnodiging",
    "set_microsoft",
    "set_overzicht",
    "unlink_microsoft",
]
