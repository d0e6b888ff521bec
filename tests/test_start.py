import pytest


@pytest.mark.django_db
def test_ready_says_that_the_database_answers_and_no_migration_is_open(client):
    response = client.get("/gereed/")
    assert response.status_code == 200
    assert response.json() == {"database": True, "migraties_open": 0}


def test_alive_answers_without_a_login(client):
    assert client.get("/gezond/").content == b"goed\n"
