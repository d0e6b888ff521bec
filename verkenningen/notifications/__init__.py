"""Who hears what about explorations; each line reaches a person once."""

from .bezoek import tell_moved, tell_report, tell_visit
from .invitatie import asked_key, take_back_asked, tell_asked, tell_inviter
from .les import tell_absorbed, tell_answered, tell_applied
from .verkenning import tell_guest, tell_invited, tell_leader
from .vraagstuk import tell_became, tell_closed, tell_joined

__all__ = [
    "asked_key",
    "take_back_asked",
    "tell_absorbed",
    "tell_answered",
    "tell_applied",
    "tell_asked",
    "tell_became",
    "tell_closed",
    "tell_guest",
    "tell_invited",
    "tell_inviter",
    "tell_joined",
    "tell_leader",
    "tell_moved",
    "tell_report",
    "tell_visit",
]
