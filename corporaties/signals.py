"""What this app tells the apps above it."""

from django.dispatch import Signal

aanstelling_beeindigd = Signal()
"""Somebody leaves an organisation: `aanstelling`, `opvolger` (Gebruiker), `by`; sent inside the transaction.

A receiver makes `opvolger` contact for what belongs to that organisation and returns how many those were.
"""

aanstelling_telt = Signal()
"""What would be handed over if somebody left an organisation: `aanstelling`; changes nothing.

A receiver returns a list of Telling (corporaties.overdracht), for what belongs to that organisation.
"""

persoon_telt = Signal()
"""What somebody wrote and what is kept of them, before they are anonymised: `gebruiker`; changes nothing.

A receiver returns a list of Telling (corporaties.overdracht).
"""

persoon_geanonimiseerd = Signal()
"""Somebody has no name any more: `gebruiker`, `oude_naam`; sent inside the transaction.

A receiver forgets what was private to that person, and queues the search index of what bears their name.
"""

eigen_gegevens_gevraagd = Signal()
"""Somebody asks for everything that is kept of them: `gebruiker`; sent by the job.

A receiver returns a list of Deel (corporaties.inzage): what its app knows of that person.
"""
