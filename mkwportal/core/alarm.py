"""Tell the platform admin what is wrong, by a way that does not need what is wrong (R12).

Web processes and the worker look in turn, so either may be dead. A mail goes straight to the mail server, not through
the queue, which may be what stands still. Mail may be what fails: then a banner stands on every page of a platform
admin and, where MKW_ALERT_URL is set, another service gets a message. Everything is in the log, and
`manage.py gezondheid` answers with a status for cron and monitoring.

What is wrong must be so at two looks, five minutes apart: a worker that starts again is no trouble. It is told once,
and again every day for as long as it lasts; that it is over, is told too.
"""

import datetime as dt
import json
import logging
import urllib.request
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from . import health
from .health import Staat, Uitslag
from .mail import render_mail
from .models.stand import ALARM

logger = logging.getLogger(__name__)
EVERY = dt.timedelta(minutes=5)
RONDE = "bewaking"
AGAIN, QUIET = dt.timedelta(days=1), dt.timedelta(hours=1)
LOOKS = 2
_HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
_SECONDS = 5  # for another service to answer


class Nieuws(NamedTuple):
    """What there is to tell: what became or stays wrong, and the labels of what is right again."""

    mis: list[Uitslag]
    over: list[str]


def watch() -> bool:
    """Look at everything and tell what is wrong, unless somebody did in the last five minutes; True when it looked."""
    if not _claim():
        return False
    found = health.look_at_all()
    health.since(found, timezone.now())
    tell(found)
    return True


def tell(found: list[Uitslag]) -> None:
    """Tell what is wrong at the second look, and what is right again; by mail, to another service, on every page."""
    stand = health.recall(ALARM)
    kept = dict(stand.gegevens) if stand else {}
    known, news = _compare(kept.get("mis", {}), found)
    ways = dict(kept.get("wegen", {}))
    if news.mis or news.over:
        logger.critical("alarm: %s; over: %s", [item.naam for item in news.mis], news.over)
        ways = {"mail": mail_admins(news, admins()), "webhook": post(news)}
        if "" in ways.values():
            for item in news.mis:
                known[item.naam]["gemeld"] = timezone.now().isoformat()
    health.keep(ALARM, mis=known, wegen=ways, balk=_banner(known, ways))


def admins() -> list[str]:
    """Return the addresses of the platform admins."""
    people = get_user_model().objects.filter(is_platformbeheerder=True, is_active=True)
    return list(people.order_by("pk").values_list("email", flat=True))


def mail_admins(news: Nieuws, to: Iterable[str]) -> str:
    """Mail each of them now, without the queue; return "" when at least one mail went, or why none did."""
    context = {"nieuws": news, "adres": settings.BASE_URL + reverse("gezondheid")}
    subject, text = render_mail("core/mail/alarm", context)
    sent, reason = False, "er is geen platformbeheerder met een adres"
    for address in to:
        message = EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [address], headers=_HEADERS)
        try:  # not core.mail: that asks the database whether this went before
            message.send()
            sent = True
        except OSError as error:  # what smtplib raises, a refused connection, a server that hangs
            reason = f"{type(error).__name__}: {error}"[:200]
    return "" if sent else reason


def post(news: Nieuws) -> str:
    """Send the same to MKW_ALERT_URL as JSON; return "" when it was taken, or why not; "uit" when there is none."""
    if not settings.ALERT_URL:
        return "uit"
    wrong = [
        {
            "check": naam,
            "label": label,
            "text": item.zin,
            "advice": item.doen,
            "since": item.sinds and item.sinds.isoformat(),
        }
        for naam, label, item in news.mis
    ]
    text = "; ".join(
        [f"{row['label']}: {row['text']}" for row in wrong] + [f"{label}: weer goed" for label in news.over]
    )
    body = json.dumps(
        {"portal": settings.BASE_URL, "text": text, "wrong": wrong, "over": news.over}, ensure_ascii=False
    )
    request = urllib.request.Request(  # noqa: S310 - core.env takes only http and https
        settings.ALERT_URL, body.encode(), {"Content-Type": "application/json; charset=utf-8"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310 - the same
            return ""
    except OSError as error:  # URLError and HTTPError are
        logger.warning("the alert to MKW_ALERT_URL failed: %s", type(error).__name__)
        return f"{type(error).__name__}: {error}"[:200]


def _claim() -> bool:
    """Whether this process is the one that looks now, by the clock of the database; none of them waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_stand (naam, gegevens, gewijzigd_op) VALUES (%s, '{}', now()) ON CONFLICT (naam) "
            "DO UPDATE SET gewijzigd_op = now() WHERE core_stand.gewijzigd_op < now() - make_interval(secs => %s) "
            "RETURNING naam",
            [RONDE, (EVERY - dt.timedelta(seconds=20)).total_seconds()],
        )
        return cursor.fetchone() is not None


def _compare(known: dict[str, Any], found: list[Uitslag]) -> tuple[dict[str, Any], Nieuws]:
    """Return what is wrong by name, as it is kept, and what of it is news."""
    now, state = timezone.now(), {}
    wrong = {item.naam: item for item in found if item.bevinding.staat == Staat.FOUT}
    fresh = []
    for naam, item in wrong.items():
        old = known.get(naam, {"keer": 0, "gemeld": ""})
        state[naam] = {"label": item.label, "keer": old["keer"] + 1, "gemeld": old["gemeld"], "over": False}
        told = dt.datetime.fromisoformat(old["gemeld"]) if old["gemeld"] else None
        rest = QUIET if old.get("over") else AGAIN
        if state[naam]["keer"] >= LOOKS and (told is None or now - told >= rest):
            fresh.append(item)
    over = []
    for naam, old in known.items():
        if naam not in wrong and old["gemeld"]:  # told once: kept a while, so that what comes and goes is no flood
            if not old["over"]:
                over.append(old["label"])
            if now - dt.datetime.fromisoformat(old["gemeld"]) < QUIET:
                state[naam] = old | {"keer": 0, "over": True}
    return state, Nieuws(fresh, over)


def _banner(known: dict[str, Any], ways: dict[str, str]) -> str:
    """Return the sentence for every page of a platform admin; "" when nothing is wrong."""
    labels = [facts["label"] for facts in known.values() if not facts["over"] and facts["keer"] >= LOOKS]
    if not labels:
        return ""
    sentence = f"Er gaat iets niet goed: {', '.join(labels)}."
    return f"{sentence} Dit bericht kon niet per mail." if ways.get("mail") else sentence
