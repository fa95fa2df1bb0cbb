import re
import subprocess
import sys

import pytest
from django.conf import settings

from coachsite import static_files
from coachsite.static_files import BUNDLE, written_out


def test_the_site_has_one_stylesheet_with_everything_in_it():
    text = written_out(BUNDLE)
    assert "@import" not in text
    assert all(part in text for part in ("--give-wash", ".button-primary", ".time-list", ".articles"))


def test_where_nothing_is_collected_a_page_names_the_parts(client, db):
    page = client.get("/accounts/login/").content.decode()
    assert "css/site.css" not in page
    assert page.index("/static/css/tokens.css") < page.index("/static/css/components/website.css")


def test_a_part_from_another_folder_that_refers_to_a_file_is_refused(monkeypatch):
    sources = {"css/site.css": '@import url("parts/a.css");', "css/parts/a.css": 'a { background: url("dot.png") }'}
    monkeypatch.setattr(static_files, "_source", sources.get)
    with pytest.raises(ValueError, match="parts/a.css refers to a file"):
        written_out(BUNDLE)


def test_collecting_twice_gives_compressed_files_named_by_their_content(tmp_path):
    code = f"""
import django
from django.conf import settings
from django.core.management import call_command
django.setup()
settings.STATIC_ROOT = {str(tmp_path)!r}
settings.STORAGES["staticfiles"]["BACKEND"] = "coachsite.static_files.StaticFilesStorage"
for _again in range(2):
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "django*"])
"""
    subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=True)
    bundles = [path for path in (tmp_path / "css").iterdir() if re.fullmatch(r"site\.\w{12}\.css", path.name)]
    assert [path.read_text().count("@import") for path in bundles] == [0]
    packed = {path.suffix for path in (tmp_path / "css").glob(f"{bundles[0].name}.*")}
    assert packed == {".br", ".gz"}
    assert re.search(r"figtree-latin-wght-normal\.\w{12}\.woff2", bundles[0].read_text())
    scripts = [path.read_text() for path in (tmp_path / "js").iterdir() if re.fullmatch(r"booking\.\w{12}\.js", path.name)]
    assert [re.findall(r'from "([^"]+)"', text)[0].count(".") for text in scripts] == [3]  # ./guest_zone.<hash>.js
