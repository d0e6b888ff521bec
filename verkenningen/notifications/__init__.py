"""Who hears what about explorations; each line reaches a person once."""

from .bezoek import tell_looked_back, tell_moved, tell_report, tell_report_due, tell_visit
from .bundel import tell_bundle
from .gastheer import tell_host_answer, tell_mirror, tell_mirror_answer, tell_quote_answer
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
    "tell_bundle",
    "tell_closed",
    "tell_guest",
    "tell_host_answer",
    "tell_invited",
    "tell_inviter",
    "tell_joined",
    "tell_leader",
    "tell_looked_back",
    "tell_mirror",
    "tell_mirror_answer",
    "tell_moved",
    "tell_quote_answer",
    "tell_report",
    "tell_report_due",
    "tell_visit",
]
