import runpy

import pytest
from django.contrib.auth.models import AnonymousUser

from coaching.website.blocks import PageBlocks
from coachsite.styleguide import styleguide


@pytest.fixture
def guide(rf, db):
    def show(query=""):
        request = rf.get(f"/styleguide/{query}")
        request.user = AnonymousUser()
        return styleguide(request).content.decode()

    return show


@pytest.mark.parametrize("debug", [True, False])
def test_styleguide_mounted_while_debugging_only(settings, debug):
    settings.DEBUG = debug
    # Run anew: the site's own addresses were gathered before a test could say which of the two it is.
    patterns = runpy.run_path(settings.BASE_DIR / "coachsite" / "urls.py")["urlpatterns"]
    assert ("styleguide/" in [str(each.pattern) for each in patterns]) is debug


def test_styleguide_names_the_asked_theme(guide):
    assert '<div class="guide" data-theme="dark">' in guide("?theme=dark")


def test_styleguide_ignores_an_unknown_theme(guide):
    assert '<div class="guide">' in guide("?theme=neon")


def test_styleguide_describes_a_wrong_answer(guide):
    assert 'aria-describedby="id_wrong-email_helptext id_wrong-email_error"' in guide()


def test_styleguide_shows_every_block_of_a_page(guide):
    shown = guide()
    assert [name for name in PageBlocks().child_blocks if f'<div id="block-{name}">' not in shown] == []
