import re
from dataclasses import replace
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, Site

from coaching.booking.models import AppointmentType
from coaching.modules import installed_modules
from coaching.people.access import is_owner
from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings
from coaching.testimonials.models import Testimonial
from coaching.website.models import ArticlePage, HomePage
from coaching.website.site_page import SitePage
from coaching.website.starting import looks
from coaching.website.starting.building import page_at
from coaching.website.starting.content import contents
from coaching.website.starting.start import PracticeExists, start_practice
from coaching.website.unfinished import unfinished_pages

SOFTWARE = re.compile(r"\b(?:modules?|snippets?|slugs?|wagtail|django|database|server|instance|slots?|backend)\b", re.IGNORECASE)
COUNTED = re.compile(r"\d+ minutes? to read")  # of the words themselves
TYPED_NUMBERS = {"20"}


def site_pages():
    return Page.objects.live().filter(depth__gt=1).order_by("path")


def body_of(client, page):
    return client.get(page.get_url()).content.decode()


def words_of(client, page):
    """What a visitor reads between header and footer."""
    main = body_of(client, page).partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return unescape(strip_tags(re.sub(r"<(script|time)[^>]*>.*?</\1>", "", main, flags=re.DOTALL)))


def test_a_whole_site_is_there(started):
    paths = [page.url_path.removeprefix("/home/") for page in site_pages()]
    own = ["", "services/", "services/coaching/", "about/", "faq/", "consultation/", "privacy/", "terms/"]
    assert [path for path in paths if not path.startswith("articles/")] == own


def test_each_page_answers_and_leads_nowhere_dead(client, started):
    found = {page.title: client.get(page.get_url()).status_code for page in site_pages()}
    assert set(found.values()) == {200}
    links = {link for page in site_pages() for link in re.findall(r'href="(/[^"#?]*)', body_of(client, page))}
    pages = [
        link for link in links if not link.startswith("/static/") and not link.endswith("/details/")
    ]  # of a time that follows
    assert [link for link in pages if client.get(link).status_code != 200] == []


def test_site_settings_and_navigation_have_the_practices_name(client, started):
    site, practice = Site.objects.get(), PracticeSettings.load()
    assert (site.site_name, site.root_page.specific_class) == ("Berg & Weg", HomePage)
    assert (practice.name, practice.contact_email, practice.timezone) == ("Berg & Weg", "nora@example.org", "Europe/Berlin")
    assert (practice.privacy_page.slug, practice.terms_page.slug, practice.being_set_up) == ("privacy", "terms", True)
    home = body_of(client, site.root_page)
    assert [home.count(f'href="/{path}/"') > 0 for path in ("services", "about", "faq", "privacy", "terms")] == [True] * 5
    assert "Berg &amp; Weg" in home


def test_nothing_says_what_the_owner_did_not_type(client, started):
    assert not Testimonial.objects.exists()
    for page in site_pages():
        content = body_of(client, page)
        assert ("advantedge" in content.lower(), "Dana" in content, "certified" in content.lower()) == (False, False, False), page
        if page.slug != "consultation":  # which shows the days of the month
            said = COUNTED.sub("", words_of(client, page))
            assert set(re.findall(r"\d+", said)) <= TYPED_NUMBERS, page
        assert SOFTWARE.findall(words_of(client, page)) == [], page


def test_what_is_unfinished_is_for_the_editor_alone(client, started, rf, signed_in):
    from coaching.website.unfinished import UnfinishedBlock

    assert unfinished_pages() == {page.pk for page in site_pages() if page.specific_class is not ArticlePage}
    for page in site_pages():
        assert ("Only you see this" in body_of(client, page), "your words" in body_of(client, page).lower()) == (False, False)
    request = rf.get("/")
    request.is_preview = True
    block = UnfinishedBlock()
    assert "Your story" in block.render(block.to_python({"words": "Your story"}), {"request": request})


def test_an_editor_sees_it_in_the_preview(signed_in, started):
    page = HomePage.objects.get()
    preview = page.make_preview_request(preview_mode="").render().content.decode()
    assert "Only you see this." in preview
    form = signed_in(started.user).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Waiting for your words" in form


def test_the_owner_is_the_coach_with_hours_and_a_call(started):
    assert is_owner(started.user)
    assert (started.name, started.slug, started.timezone) == ("Nora Berg", "nora-berg", "Europe/Berlin")
    call = AppointmentType.objects.public().get()
    assert (call.title, call.duration, call.coach) == ("Getting to know each other", 20, started)
    assert sorted(started.weekly_hours.values_list("weekday", "start", "end")) == [(day, 540, 1020) for day in range(5)]


def test_the_first_call_can_be_booked_at_once(client, started):
    content = client.get("/consultation/").content.decode()
    assert 'class="month' in content
    assert "Booking opens again soon" not in content


def test_a_second_start_is_refused_and_changes_nothing(started, answers):
    with pytest.raises(PracticeExists, match="There is a practice here already: Berg & Weg. Nothing was changed."):
        start_practice(answers=replace(answers, practice="Other"), now=timezone.now())
    assert (Coach.objects.count(), HomePage.objects.count(), PracticeSettings.load().name) == (1, 1, "Berg & Weg")


def test_a_site_without_a_coach_is_a_practice(db, answers):
    from tests.coaching.website.factories import home

    home()
    with pytest.raises(PracticeExists):
        start_practice(answers=answers, now=timezone.now())


def test_an_account_that_is_there_becomes_the_owners(db, answers):
    known = get_user_model().objects.create_superuser("nora", "Nora@example.org", "a long password")
    coach = start_practice(answers=replace(answers, password="another one"), now=timezone.now())
    assert (coach.user, get_user_model().objects.count()) == (known, 1)
    assert get_user_model().objects.get().check_password("a long password")


def test_names_are_never_read_as_html_or_as_places(client, db, answers):
    odd = replace(answers, practice="<b>{coach}</b>", coach="Nora {minutes} O'Neil")
    start_practice(answers=odd, now=timezone.now())
    content = body_of(client, Page.objects.get(slug="faq"))
    assert ("<b>{coach}" in content, "Nora {minutes} O&#x27;Neil, from the first call on" in content) == (False, True)


def test_the_longest_names_fit(db, answers):
    coach = start_practice(answers=replace(answers, practice="P" * 100, coach="Maria " + "M" * 94), now=timezone.now())
    for page in site_pages():
        page.specific.full_clean()
    assert len(coach.name) == 100


def test_articles_come_from_what_is_practiced(started):
    brought = [article["title"] for module in installed_modules() for article in module.starter_articles()]
    assert list(ArticlePage.objects.order_by("-date", "-pk").values_list("title", flat=True)) == brought
    assert Page.objects.filter(slug="articles").exists() == bool(brought)


def test_without_articles_nothing_leads_to_them(client, db, answers, monkeypatch):
    monkeypatch.setattr("coaching.website.starting.content.installed_modules", list)
    start_practice(answers=answers, now=timezone.now())
    assert 'href="/articles/"' not in body_of(client, HomePage.objects.get())


def test_each_block_holds_what_its_form_takes(started):
    for model in SitePage.__subclasses__():
        for page in model.objects.all():
            page.body.stream_block.clean(page.body)


def test_looks_are_asked_as_far_as_there_are_settings(db, answers, monkeypatch):
    assert set(looks.fields()) <= set(looks.ASKED)
    monkeypatch.setattr(looks, "ASKED", ("tagline", "no_such_setting"))
    assert list(looks.fields()) == ["tagline"]
    start_practice(answers=replace(answers, looks={"tagline": "Ways on"}), now=timezone.now())
    assert PracticeSettings.load().tagline == "Ways on"


def test_the_settings_own_form_says_what_they_take(monkeypatch):
    monkeypatch.setattr(looks, "ASKED", ("session_questions",))
    assert "session_questions" in looks.checked({"session_questions": "One\nTwo\nThree\nFour"}).errors
    assert looks.checked({"session_questions": "One"}).is_valid()


def test_what_is_made_a_second_time_is_left_alone(started, answers):
    home = HomePage.objects.get()
    assert page_at("home", contents(answers, None)["home"], {}) == (home, False)


def test_the_search_finds_nothing_that_waits(started):
    from coaching.website.unfinished import UnfinishedBlock

    assert UnfinishedBlock().get_searchable_content({"words": "Secret"}) == []
