"""What every kind of public page tells programs: one walk, each node held to what schema.org and search engines ask for."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from coaching.booking.models import AppointmentType
from coaching.practice.models import PracticeImage, PracticeSettings
from coaching.website import models, structured_data
from coaching.website.packages import url_of
from coaching.website.pictures import share
from coaching.website.site_page import SitePage
from tests.coaching.booking import factories as booking
from tests.coaching.website import factories
from tests.coaching.website.markup import canonical_of, meta_of, nodes_of

# {type: (what it must have, what it may have besides)}: what else would be a word that nobody understands.
KNOWN = {
    "ProfessionalService": ({"name", "url"}, {"@id", "description", "email", "telephone", "address"}),
    "Organization": ({"name"}, {"@id"}),
    "Person": ({"name"}, {"@id", "description", "url", "image", "knowsLanguage", "worksFor", "hasCredential"}),
    "EducationalOccupationalCredential": ({"name", "recognizedBy"}, {"identifier", "url"}),
    "Article": (
        {"headline", "author", "publisher", "datePublished", "dateModified", "mainEntityOfPage"},
        {"description", "image", "keywords"},
    ),
    "Service": ({"name"}, {"provider", "description", "url", "audience", "image", "offers"}),
    "Audience": ({"audienceType"}, set()),
    "Offer": ({"price", "priceCurrency", "url", "availability"}, {"name", "seller", "itemOffered"}),
    "FAQPage": ({"mainEntity"}, set()),
    "Question": ({"name", "acceptedAnswer"}, set()),
    "Answer": ({"text"}, set()),
    "BreadcrumbList": ({"itemListElement"}, set()),
    "ListItem": ({"position", "name", "item"}, set()),
}
ADDRESSES = {"url", "item", "image", "mainEntityOfPage", "availability"}


@pytest.fixture
def site(home, coach, settings, tmp_path):
    """A page of every kind, filled in, by the name of its kind."""
    settings.MEDIA_ROOT = tmp_path
    PracticeSettings.objects.create(
        name="Bridge", tagline="Certified", contact_email="a@bridge.example", address="1 Street\nTown"
    )
    coach.photo = PracticeImage.objects.create(title="Dana", file=get_test_image_file())
    coach.save()
    asked = [("question", {"question": "Is it </script>?", "answer": "<p>Yes & no.</p>", "shows_prices": True})]
    certificate = {"name": "CCC", "issuer": "Board", "number": "1", "until": "", "check": "https://board.example/1"}
    package, index = factories.package(), factories.page(models.ArticleIndexPage, home, title="Articles", intro="Short.")
    fields = {
        models.StandardPage: {},
        models.ServicePage: {"package": package, "questions": asked, "audience": "You"},
        models.CoachPage: {"coach": coach, "certificates": [("certificate", certificate)], "languages": "English"},
        models.SampleRecapPage: {"guest": "Pia", "words": "Hello."},
        models.FaqPage: {"questions": asked},
        models.FormPage: {"thanks": "Thanks."},
        models.ConsultationPage: {},
    }
    booking.open_week(coach)
    booking.appointment_type(coach=coach)
    pages = {model: factories.page(model, home, intro="In short.", **more) for model, more in fields.items()}
    article = factories.page(models.ArticlePage, index, author=coach, date=date(2026, 5, 4), intro="x", picture=coach.photo)
    article.tags.set(["First messages"])
    article.save()
    return {**pages, models.HomePage: home, models.ArticleIndexPage: index, models.ArticlePage: article}


@pytest.fixture
def walked(client, site):
    """(address, what is read there) of every kind of page, and of the public pages that no editor makes."""
    addresses = [page.get_url() for page in site.values()]
    addresses += [site[models.ArticleIndexPage].get_url() + "about/first-messages/"]
    addresses += [reverse("website:packages"), url_of(factories.Package.objects.get()), reverse("website:help")]
    addresses += [AppointmentType.objects.get().get_absolute_url()]
    return [(address, client.get(address).content.decode()) for address in addresses]


def problems(node):
    """What is wrong with a node and those inside of it."""
    must, may = KNOWN.get(node["@type"], (None, None))
    if must is None:
        return [f"{node['@type']} is not known here"]
    has = set(node) - {"@type"}
    found = [f"{node['@type']} without {name}" for name in must - has]
    found += [f"{node['@type']} with {name}" for name in has - must - may]
    for name, value in node.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found += problems(each)
            elif each in ("", None):
                found.append(f"{node['@type']} with an empty {name}")
            elif name in ADDRESSES and not urlsplit(str(each)).scheme:
                found.append(f"{node['@type']}: {name} is no full address")
    return found


def test_every_kind_of_page_is_walked(site):
    assert set(site) == set(SitePage.__subclasses__())


def test_no_page_says_what_nobody_understands(walked):
    assert [(address, problem) for address, words in walked for node in nodes_of(words) for problem in problems(node)] == []


def test_a_wrong_node_is_found():
    assert problems(
        {"@type": "Offer", "price": "1", "priceCurrency": "USD", "url": "/x", "availability": "https://a", "x": 1}
    ) == [
        "Offer with x",
        "Offer: url is no full address",
    ]


def test_each_kind_of_page_says_what_it_is(client, site):
    said = {model: {node["@type"] for node in nodes_of(client.get(page.url).content.decode())} for model, page in site.items()}
    way = {"BreadcrumbList"}
    assert said == {
        models.HomePage: {"ProfessionalService"},
        models.StandardPage: way,
        models.ServicePage: {"Service", "FAQPage"} | way,
        models.CoachPage: {"Person"} | way,
        models.SampleRecapPage: way,
        models.ArticleIndexPage: way,
        models.ArticlePage: {"Article"} | way,
        models.FaqPage: {"FAQPage"} | way,
        models.FormPage: way,
        models.ConsultationPage: way,
    }


def test_packages_say_the_way_to_them(client, site):
    package = factories.Package.objects.get()
    found = {path: way_in(client.get(path).content.decode()) for path in (reverse("website:packages"), url_of(package))}
    assert list(found.values()) == [["Bridge", "Packages and prices"], ["Bridge", "Packages and prices", package.title]]


def test_a_page_that_no_editor_makes_says_the_way_to_it(client, site):
    title = "When it's more than a job search"
    assert way_in(client.get(reverse("website:help")).content.decode()) == ["Bridge", title]


def way_in(words):
    """The names on the way to a page, as search engines are told."""
    [trail] = nodes_of(words, "BreadcrumbList")
    return [step["name"] for step in trail["itemListElement"]]


def test_an_article_without_a_picture_has_the_one_drawn_of_its_title(client, site):
    page = site[models.ArticlePage]
    page.picture = None
    page.save_revision().publish()
    [node] = nodes_of(client.get(page.url).content.decode(), "Article")
    assert node["image"] == [share.drawn_of(page).url]


def test_every_page_names_itself_to_those_who_share_it(walked):
    for address, words in walked:
        said = meta_of(words)
        assert {"og:title", "og:url", "og:type", "og:site_name", "twitter:card"} <= set(said), address
        assert said["og:url"] == canonical_of(words), address
        assert urlsplit(canonical_of(words)).path == address, address


def test_an_article_has_author_days_and_picture(client, site):
    [node] = nodes_of(client.get(site[models.ArticlePage].url).content.decode(), "Article")
    author = {"@type": "Person", "name": "Dana Reyes", "url": site[models.CoachPage].full_url}
    assert (node["author"], node["datePublished"]) == (author, "2026-05-04")
    assert node["dateModified"] >= node["datePublished"]
    assert (len(node["image"]), node["keywords"]) == (1, ["First messages"])


def test_the_way_to_a_page_begins_at_the_first(site):
    [way] = structured_data.breadcrumbs(site[models.ArticlePage])
    steps = [(step["position"], step["name"]) for step in way["itemListElement"]]
    assert steps == [(1, "Home"), (2, "Articles"), (3, site[models.ArticlePage].title)]


def test_a_draft_above_a_page_is_not_on_the_way(home):
    above = factories.page(models.StandardPage, home, title="Draft", live=False)
    [way] = structured_data.breadcrumbs(factories.page(models.StandardPage, above, title="Below"))
    assert [step["name"] for step in way["itemListElement"]] == ["Home", "Below"]
