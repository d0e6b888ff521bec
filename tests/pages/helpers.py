"""What the tests of the digest share: the Monday on which it goes, documents of that week, the mails that leave."""

import datetime as dt

from django.core import mail

from corporaties.models import Gebruiker
from documenten.models import Document
from mkwportal.pages.weekbericht.ronde import make_rounds
from tests.factories.documenten import DocumentFactory
from tests.support.jobs import run_jobs

MONDAY = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC)  # seven in Amsterdam, in winter


def old(user: Gebruiker) -> Gebruiker:
    """Return somebody who was in the portal long before."""
    Gebruiker.objects.update(gemaakt_op=MONDAY - dt.timedelta(days=300))
    return user


def shared(days: float = 2, **fields) -> Document:
    """Return a document of another corporation, shared with all members so many days ago."""
    return DocumentFactory(bereik="leden", gedeeld_op=MONDAY - dt.timedelta(days=days), **fields)


def send(now: dt.datetime = MONDAY) -> list:
    """Make the rounds, run the jobs, and return the mails that this added."""
    before = len(mail.outbox)
    Gebruiker.objects.filter(gemaakt_op__gt=now - dt.timedelta(days=60)).update(gemaakt_op=now - dt.timedelta(days=300))
    make_rounds(now)
    run_jobs()
    return mail.outbox[before:]


def to(user: Gebruiker, messages: list):
    """Return the one message to this person."""
    [message] = [message for message in messages if message.to == [user.email]]
    return message
