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
from .fusies import plan_fusie, try_fusie
from .inloggen import link_microsoft, reset_tweede_stap, set_microsoft, unlink_microsoft
from .lidmaatschap import end_membership, people_of_then, renew_after_leaving, resume_membership
from .namen import rename_organisatie
from .ongedaan import cancel_wijziging, carry_out_planned, tidy_wijzigingen, try_undo, undo_wijziging
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
    "cancel_wijziging",
    "carry_out_planned",
    "create_aanstelling",
    "create_organisatie",
    "create_uitnodiging",
    "edit_aanstelling",
    "edit_organisatie",
    "edit_profiel",
    "end_aanstelling",
    "end_gast",
    "end_membership",
    "end_sessions",
    "find_uitnodiging",
    "link_microsoft",
    "opvolgers",
    "people_of_then",
    "plan_fusie",
    "rename_organisatie",
    "renew_after_leaving",
    "resend_uitnodiging",
    "reset_tweede_stap",
    "resume_aanstelling",
    "resume_membership",
    "revoke_uitnodiging",
    "send_uitnodiging",
    "set_microsoft",
    "set_overzicht",
    "tidy_wijzigingen",
    "try_fusie",
    "try_undo",
    "undo_wijziging",
    "unlink_microsoft",
]
