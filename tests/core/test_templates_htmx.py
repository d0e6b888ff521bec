"""The page or only the part, a login that expired halfway, and the pages of a list."""

import pytest
from django.core.paginator import Page
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from mkwportal.core.htmx import LoginRedirectMiddleware, is_htmx, render_page
from mkwportal.core.pagination import paginate

HTMX = {"HX-Request": "true"}


def get(path="/", **headers):
    return RequestFactory().get(path, headers={key.replace("_", "-"): value for key, value in headers.items()})


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, False),
        (HTMX, True),
        ({"HX-Request": "false"}, False),
        (HTMX | {"HX-History-Restore-Request": "true"}, False),
        (HTMX | {"HX-Boosted": "true"}, False),
    ],
)
def test_page_or_fragment(headers, wanted):
    request = RequestFactory().get("/", headers=headers)
    assert is_htmx(request) is wanted
    context = {"tekst": "3 documenten gevonden."}
    response = render_page(request, "404.html", "partials/announce.html", context, status=418)
    assert response.status_code == 418
    assert (b"<html" in response.content) is not wanted
    assert (b"3 documenten gevonden." in response.content) is wanted
    assert {"HX-Request", "HX-History-Restore-Request", "HX-Boosted"} <= set(response["Vary"].split(", "))


def redirected(location, method="get", path="/documenten/resultaten/", **headers):
    request = getattr(RequestFactory(), method)(path, headers=HTMX | headers)
    return LoginRedirectMiddleware(lambda _: HttpResponseRedirect(location))(request)


def test_expired_login_sends_the_browser_itself_back_to_where_it_was():
    here = {"HX-Current-URL": "http://testserver/documenten/?q=huur&pagina=2"}
    response = redirected("/account/inloggen/?next=/documenten/resultaten/", **here)
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/account/inloggen/?next=%2Fdocumenten%2F%3Fq%3Dhuur%26pagina%3D2"
    assert "Location" not in response
    assert "HX-Request" in response["Vary"]


def test_a_next_that_was_chosen_on_purpose_is_kept():
    here = {"HX-Current-URL": "http://testserver/verkenningen/3/"}
    response = redirected("/account/inloggen/?next=/verder/", "post", **here)
    assert response["HX-Redirect"] == "/account/inloggen/?next=%2Fverder%2F"


@pytest.mark.parametrize("here", ["", "https://elders.example/x/", "//elders.example/x/", "javascript:alert(1)"])
def test_never_to_another_host(here):
    response = redirected("/account/inloggen/?next=/documenten/resultaten/", **{"HX-Current-URL": here})
    assert response["HX-Redirect"] == "/account/inloggen/?next=%2Fdocumenten%2Fresultaten%2F"


def test_other_answers_pass_unchanged():
    assert redirected("/documenten/17/").status_code == 302
    plain = LoginRedirectMiddleware(lambda _: HttpResponseRedirect("/account/inloggen/?next=/"))(get())
    assert plain.status_code == 302
    assert LoginRedirectMiddleware(lambda _: HttpResponse("x"))(get(**HTMX)).status_code == 200


@pytest.mark.parametrize("wanted", ["-1", "0", "x", "1.5", str(10**9), "9" * 400, "\x00", " 1", "4", "²", "1e3"])
def test_a_page_that_is_none_gives_404_in_dutch(wanted):
    request = RequestFactory().get("/", {"pagina": wanted})
    with pytest.raises(Http404, match="Deze bladzijde van de lijst bestaat niet"):
        paginate(request, list(range(60)))


@pytest.mark.parametrize(
    ("query", "first"), [({}, 0), ({"pagina": ""}, 0), ({"pagina": "1"}, 0), ({"pagina": "3"}, 50)]
)
def test_pages_of_25(query, first):
    page = paginate(RequestFactory().get("/", query), list(range(60)))
    assert isinstance(page, Page)
    assert page[0] == first
    assert len(page) == (25 if first < 50 else 10)
    assert page.paginator.count == 60


def test_an_empty_list_has_one_empty_page():
    assert list(paginate(get(), [])) == []


class Rows(list):
    counted = 0

    def count(self, *args):
        type(self).counted += 1
        return len(self)


def test_rows_are_counted_once_and_not_at_all_for_nonsense_or_a_known_number():
    Rows.counted = 0
    with pytest.raises(Http404):
        paginate(RequestFactory().get("/?pagina=x"), Rows(range(60)))
    assert Rows.counted == 0
    paginate(get(), Rows(range(60)), count=60)
    assert Rows.counted == 0
