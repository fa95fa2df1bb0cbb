import pytest

WORDS = "We're back at three."


@pytest.fixture
def closed(settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    settings.MAINTENANCE_FILE.write_text(WORDS)
    return settings.MAINTENANCE_FILE


def test_a_closed_site_says_until_when_and_asks_no_database(closed, client):
    for path in ("/", "/me/", "/admin/", "/consultation/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Retry-After"], "no-store" in answer["Cache-Control"]) == (503, "600", True)
        assert "We&#x27;re back at three." in answer.content.decode()


def test_what_was_sent_comes_back_to_be_sent_again(closed, client):
    page = client.post("/book/dana/call/details/", {"name": "Pia Berg"}, headers={"origin": "http://testserver"}).content.decode()
    assert "Pia Berg" in page


def test_a_script_reads_the_words(closed, client):
    assert client.get("/me/", headers={"accept": "application/json"}).json() == {"error": WORDS}


def test_an_empty_file_closes_it_too(closed, client):
    closed.write_text("\n")
    assert "We&#x27;ll be back soon." in client.get("/").content.decode()


def test_monitors_are_answered(closed, client):
    assert client.get("/healthz").status_code == 200


def test_without_the_file_it_is_open(closed, client, db):
    closed.unlink()
    assert client.get("/").status_code != 503
