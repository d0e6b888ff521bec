"""Who hears what about explorations; each line reaches a person once."""

from .bezoek import tell_moved, tell_report, tell_visit
from .les import tell_applied
from .verkenning import tell_guest, tell_invited, tell_leader

__all__ = [
    "tell_applied",
    "tell_guest",
    "tell_invited",
    "tell_leader",
    "tell_moved",
    "tell_report",
    "tell_visit",
]
