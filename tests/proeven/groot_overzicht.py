"""Make the round of digests of one period, now: `python -m tests.proeven.groot_overzicht NAME`."""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from mkwportal.pages.weekbericht.perioden import Periode  # noqa: E402
from mkwportal.pages.weekbericht.ronde import make_round  # noqa: E402

print(make_round("week", Periode(sys.argv[1], timezone.now())))  # noqa: T201 - the drill reads it
