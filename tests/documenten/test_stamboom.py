"""The family tree (D7) shows nobody something outside their audience, also not by what is missing from it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from documenten.models import Document, Overname
from documenten.services import create_own_version, end_takeover, take_over
from documenten.stamboom import family_tree
from tests.factories.corporaties import OrganisatieFactory, person

from .helpers import fresh, page

pytestmark = pytest.mark.django_db
HIDDEN = "(verborgen)"


def outline(node):
    """Return the tree as nested tuples: the title or who took over, and what stands below."""
    name = {"verborgen": HIDDEN, "overname": f"{node.organisatie} nam over"}.get(node.soort, node.titel)
    below = tuple(outline(child) for child in node.onder)
    return (name, *below)


@pytest.fixture
def people(directeur):
    """Somebody at each of four corporations: A (De Linde) made the first document."""
    return {"A": directeur} | {name: person(OrganisatieFactory(naam=name)) for name in "BCD"}


@pytest.fixture
def family(document, people):
    """A's document; B made its own from it, C its own from B's; D took over A's as it is. All for all members."""
    share(document, "Stuk A")
    own_b = own(document, people["B"], "Stuk B")
    own_c = own(own_b, people["C"], "Stuk C")
    take_over(Document.objects.get(pk=document.pk), organisatie_id=people["D"].organisatie_ids[0], by=people["D"])
    return {"A": document, "B": own_b, "C": own_c}


def share(document, titel, bereik="leden"):
    Document.objects.filter(pk=document.pk).update(bereik=bereik, titel=titel, gedeeld_op=timezone.now())


def own(bron, who, titel):
    made = create_own_version(Document.objects.get(pk=bron.pk), organisatie_id=who.organisatie_ids[0], by=fresh(who))
    share(made, titel)
    return made


def narrow(document):
    Document.objects.filter(pk=document.pk).update(bereik="corporatie")


def tree(document, who):
    return outline(family_tree(Document.objects.get(pk=document.pk), fresh(who)))


def test_three_generations_from_each_of_them(family, people):
    whole = ("Stuk A", ("Stuk B", ("Stuk C",)), ("D nam over",))
    for start in family.values():
        for who in people.values():
            assert tree(start, who) == whole


def test_a_hidden_document_stands_there_only_for_what_hangs_below_it(family, people):
    narrow(family["B"])
    reader = person()
    assert tree(family["A"], reader) == ("Stuk A", ("B nam over",), ("D nam over",), (HIDDEN, ("Stuk C",)))
    assert tree(family["C"], reader) == tree(family["A"], reader)
    narrow(family["C"])
    assert tree(family["A"], reader) == ("Stuk A", ("B nam over",), ("D nam over",)), "no hidden leaves"
    assert tree(family["C"], people["C"]) == ("Stuk A", ("Stuk B", ("Stuk C",)), ("D nam over",)), "one's own trace"


def test_ones_own_trace_keeps_the_title_that_was_known_without_a_link(family, people):
    Document.objects.filter(pk=family["B"].pk).update(bereik="corporatie", titel="Geheim")
    found = family_tree(Document.objects.get(pk=family["C"].pk), fresh(people["C"]))
    text = str(found)
    assert "Geheim" not in text
    traces = [node for node in walk(found) if node.soort == "spoor"]
    assert [(node.titel, node.url, node.vervallen) for node in traces] == [("Stuk B", "", True)]


def walk(node):
    yield node
    for child in node.onder:
        yield from walk(child)


def test_two_hidden_ones_in_a_row_are_one_and_their_number_does_not_show(family, people):
    more = own(family["C"], people["D"], "Stuk D")
    for name in "ABC":
        narrow(family[name])
    reader = person()
    assert tree(more, reader) == (HIDDEN, ("Stuk D",))
    narrow(family["C"])
    twin = own_directly(people["A"], family, people)
    assert tree(more, reader)[0] == HIDDEN
    assert "Stuk A" not in str(family_tree(Document.objects.get(pk=twin.pk), fresh(reader)))


def own_directly(owner, family, people):
    """Let a corporation that sees A's document (D) make another own version of it."""
    share(family["A"], "Stuk A")
    twin = own(family["A"], people["D"], "Tweede van D")
    narrow(family["A"])
    return twin


def test_nothing_hidden_shows_by_a_word_of_its_adopters(family, people):
    Overname.objects.filter(eigen_document=family["C"]).update(toelichting="zonder het geheime hoofdstuk")
    narrow(family["B"])
    text = str(family_tree(Document.objects.get(pk=family["C"].pk), fresh(person())))
    assert "geheime hoofdstuk" not in text
    assert "Stuk B" not in text


def test_who_stopped_does_not_stand_there_but_an_own_document_stays(family, people):
    for overname in Overname.objects.filter(document=family["A"]):
        end_takeover(overname, by=fresh(people["D"] if overname.eigen_document_id is None else people["B"]))
    assert tree(family["A"], person()) == ("Stuk A", ("Stuk B", ("Stuk C",)))


def test_a_source_that_was_deleted_for_good_is_a_trace_for_who_took_it_over(family, people):
    Overname.objects.filter(document=family["A"]).update(document=None, versie=None)
    assert tree(family["B"], people["B"]) == ("Stuk A", ("Stuk B", ("Stuk C",)))
    assert tree(family["B"], person()) == (HIDDEN, ("Stuk B", ("Stuk C",)))


def test_a_circle_of_documents_ends(family, people):
    Overname.objects.filter(document=family["A"], organisatie=people["D"].organisatie_ids[0]).update(
        document=family["C"], eigen_document=family["A"]
    )
    assert family_tree(Document.objects.get(pk=family["B"].pk), fresh(person()))


def test_the_page_shows_the_tree_as_a_list(family, people, login):
    narrow(family["B"])
    web = login(person())
    text = page(web.get(reverse("documenten:stamboom", args=[family["C"].pk])))
    assert "Een document dat u niet kunt zien" in text
    assert "Dit document" in text
    assert "<strong>D</strong> nam versie 1 over" in text
    assert "Stuk B" not in text
    assert web.get(reverse("documenten:stamboom", args=[family["B"].pk])).status_code == 404
