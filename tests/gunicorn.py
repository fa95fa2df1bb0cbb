"""The site as production runs it: gunicorn in processes of its own, DEBUG=0, on a free loopback port."""

import http.client
import os
import subprocess
import sys
import time

from django.conf import settings

from tests.redis import free_port

PATIENCE = 120  # seconds until it listens, on a busy machine


class Gunicorn:
    """A context manager. `get(path)` and `post(path)` give (status, headers, body) as they came over the wire."""

    def __init__(self, folder, database_url, **env):
        self.port, self.folder = free_port(), folder
        self.url = f"http://127.0.0.1:{self.port}"
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.production",
            "DEBUG": "0",
            "SECRET_KEY": "only for a test " * 4,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": self.url,
            "DATABASE_URL": database_url,
            "EMAIL_URL": "smtp://127.0.0.1:9",
            "SECURE_SSL_REDIRECT": "0",
            "TRUSTED_PROXIES": "0",
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "REDIS_URL": "",
            **env,
        }

    def __enter__(self):
        options = ["--preload", "--no-control-socket", "-b", f"127.0.0.1:{self.port}"]
        command = [sys.executable, "-m", "gunicorn", "coachsite.wsgi", *options]
        self.log = (self.folder / "gunicorn.log").open("w+")
        self.process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.env, stdout=self.log, stderr=self.log)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.get("/static/css/tokens.css")
            except OSError:
                time.sleep(0.1)
            else:
                return self
        self.__exit__()
        raise RuntimeError((self.folder / "gunicorn.log").read_text()[-2000:])

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.log.close()

    def get(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()
