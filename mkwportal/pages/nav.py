"""The menu: what stands in the masthead for this person."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from corporaties import namens

_ITEMS = (
    ("Vandaag", "vandaag", "/"),
    ("Documenten", "documenten:lijst", "/documenten/"),
    ("Corporaties", "corporaties:lijst", "/corporaties/"),
    ("Verkenningen", "verkenningen:lijst", "/verkenningen/"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return user, nav (label, url, current), account (name, role line, rights), ongelezen (0-100) and alarm."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav": [], "account": None, "ongelezen": 0, "alarm": "", "user": user}
    here = "/" + request.path.split("/")[1] + "/" if request.path != "/" else "/"
    here = "/corporaties/" if here == "/mensen/" else here
    where = namens.current(user)
    first = next((post for post in user.lopende_aanstellingen if post["organisatie"] == where), None)
    if first:
        role = ", ".join(part for part in (first["functie"], first["naam"]) if part)
    else:
        role = "Platformbeheerder" if user.is_platformbeheerder else "Gast"
    return {
        "user": user,
        "nav": [{"label": label, "url": reverse(name), "current": here == prefix} for label, name, prefix in _ITEMS],
        "account": {
            "naam": user.naam,
            "rol": role,
            "wisselt": len(user.organisatie_ids) > 1,
            "mag_beheren": user.is_platformbeheerder or bool(user.beheerde_organisatie_ids),
        },
        "ongelezen": user.ongelezen_meldingen,
        "alarm": user.alarm,
    }
