import os
import subprocess
import sys

PRINT_OWNERS = """
from django.contrib.auth.models import Group
print(sorted(Group.objects.get(name="Owners").permissions.filter(
    codename__in=["access_admin", "see_all_clients", "change_package"]).values_list("codename", flat=True)))
"""


def test_groups_are_there_after_the_first_migrate(tmp_path):
    env = {**os.environ, "DATABASE_URL": f"sqlite:////{tmp_path}/new.sqlite3", "DJANGO_SETTINGS_MODULE": "coachsite.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], env=env, check=True)
    shell = [sys.executable, "manage.py", "shell", "--no-imports", "-c", PRINT_OWNERS]
    printed = subprocess.run(shell, env=env, check=True, capture_output=True, text=True)
    assert printed.stdout.strip() == "['access_admin', 'change_package', 'see_all_clients']"
