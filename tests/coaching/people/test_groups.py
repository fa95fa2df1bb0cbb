import os
import subprocess
import sys

from tests import databases

PRINT_OWNERS = """
from django.contrib.auth.models import Group
print(sorted(Group.objects.get(name="Owners").permissions.filter(
    codename__in=["access_admin", "see_all_clients", "change_package"]).values_list("codename", flat=True)))
"""


def test_groups_are_there_after_the_first_migrate():
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{databases.migrated()}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    shell = [sys.executable, "manage.py", "shell", "--no-imports", "-c", PRINT_OWNERS]
    printed = subprocess.run(shell, env=env, check=True, capture_output=True, text=True)
    assert printed.stdout.strip() == "['access_admin', 'change_package', 'see_all_clients']"
