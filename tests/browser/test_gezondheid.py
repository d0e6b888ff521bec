"""The platform admin looks whether everything works, and starts a failed job again (P3, R12)."""

from playwright.sync_api import expect


def test_the_admin_starts_a_failed_job_again(as_person, pages, portal, width):
    [(job,)] = portal.sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status, attempts) "
        "VALUES ('index', 'documenten.index', 0, '{\"document_id\": 1}', 'failed', 6) RETURNING id"
    )
    page = as_person("beheerder", width)
    page.goto("/beheer/")
    page.get_by_role("link", name="Gezondheid").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gezondheid")
    table = page.locator("table").first  # on a phone its rows are blocks
    expect(table).to_contain_text("Er is ruimte genoeg.")
    expect(table).to_contain_text("mislukt")
    pages.look(page, "gezondheid met een mislukte taak")
    page.get_by_role("button", name=f"Begin opnieuw: taak {job}").click()
    expect(page.locator("body")).to_contain_text("De taak begint opnieuw.")
    expect(page.get_by_role("button", name=f"Begin opnieuw: taak {job}")).to_have_count(0)
    pages.look(page, "gezondheid")


def test_others_do_not_open_it(as_person, width):
    page = as_person("corporatiebeheerder", width)
    assert page.goto("/beheer/gezondheid/").status == 403
    page.goto("/beheer/")
    expect(page.get_by_role("link", name="Gezondheid")).to_have_count(0)
