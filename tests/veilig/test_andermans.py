"""Objects of others: every form on every page, sent by people who have nothing to do with it. Nothing may change.

What GET shows to whom stands in tests/test_access.py, role by address.
"""

import pytest

from .test_tokens import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("veilig")]

# Personal links: who has the link may answer, whoever is logged in (tests/veilig/test_tokens.py tries those).
# Following a document that was shared with all members is one's own row.
ALLOWED = {*KINDS, "documenten:document-volgen"}


def test_nobody_changes_anything_of_a_corporation_that_is_not_theirs(walk):
    wrong = {row for row in walk.others.wrong if row[1] not in ALLOWED}
    assert wrong == set()
    assert walk.others.tried >= 200
