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

zicht_gevraagd = Signal()
"""What people of `ander` will see of `bron` once they work together, and do not see now; `besloten`: also what is meant
for `bron` alone. A receiver returns a list of (plural text, number), such as ("besloten document,…", 14)."""

organisatie_veranderd = Signal()
"""A corporation got another name, went up in another one, left or came back; sent inside the transaction.

`organisaties` are ids of which what is shown or found may be other now; `verhuisd` is a list of (van, naar) of ids.
A receiver renews what it keeps of them: stamps, the search index.
"""

volgers_gevraagd = Signal()
"""Who follows one of these `organisaties` (ids); a receiver returns ids of people."""
