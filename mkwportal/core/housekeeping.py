"""What is forgotten every night: it has served, or was kept as long as the privacy page says."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from .models import AuditRegel, Formulierslot, Mailverzending, Verzoekteller

LOGBOEK = timedelta(days=2 * 366)  # two years; the database refuses anything younger
DUBBELKLIK = timedelta(days=2)
VERZONDEN = timedelta(days=90)  # no job waits that long to be tried again


def tidy() -> dict[str, int]:
    """Delete expired sessions, old lines of the trail, keys of saved forms and mails, and counts of requests.

    Returns how many of each. Counting requests begins anew at night: no limit counts longer than an hour.
    """
    now = timezone.now()
    gone = {
        "sessies": Session.objects.filter(expire_date__lt=now),
        "logboek": AuditRegel.objects.filter(tijd__lt=now - LOGBOEK),
        "formulieren": Formulierslot.objects.filter(gemaakt_op__lt=now - DUBBELKLIK),
        "verzendingen": Mailverzending.objects.filter(tijd__lt=now - VERZONDEN),
        "tellers": Verzoekteller.objects.all(),
    }
    with connection.cursor() as cursor:  # rate limits and spent codes; a cache table cleans itself only when it is full
        cursor.execute(f"DELETE FROM {settings.CACHES['default']['LOCATION']} WHERE expires < now()")
        counts = {"tijdelijk": cursor.rowcount}
    return counts | {name: rows.delete()[0] for name, rows in gone.items()}
