"""A Redis of the test's own on a free loopback port, and servers that pretend to be one. Ended by their process ids."""

import shutil
import signal
import socket
import socketserver
import subprocess
import threading
import time

import pytest
import redis as client_library

from coaching.practice import circuit_breaker

PATIENCE = 10  # seconds


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Redis:
    """`kill` and `start` again, or `freeze` and `thaw`, which loses nothing of what it knew."""

    def __init__(self, *options):
        if not shutil.which("redis-server"):
            pytest.skip("redis-server is not installed")
        self.port, self.options, self.process = free_port(), options, None
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.asked = client_library.Redis(port=self.port, socket_timeout=PATIENCE)

    def start(self):
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", *self.options]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError("redis-server did not start")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def knows(self, key):
        """Whether a key of this name, whatever its prefix and version, is in Redis."""
        return any(name.decode().endswith(f":{key}") for name in self.asked.scan_iter())

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.kill()


class _Answers(socketserver.BaseRequestHandler):
    def handle(self):
        while self.request.recv(65536):
            if self.server.answer:
                self.request.sendall(self.server.answer)


class PretendRedis(socketserver.ThreadingTCPServer):
    """Gives one answer to everything that it is asked; an empty one never comes."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, answer: bytes):
        super().__init__(("127.0.0.1", 0), _Answers)
        self.answer, self.url = answer, f"redis://127.0.0.1:{self.server_address[1]}/0"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()


@pytest.fixture
def redis():
    with Redis() as server:
        yield server


@pytest.fixture
def cache_at(settings, db):
    """`cache_at(url)` makes the Redis at `url` the site's, and returns the cache."""
    from django.core.cache import cache

    def use(url):
        settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": [url]}}
        return cache

    return use


@pytest.fixture
def pass_time(monkeypatch):
    """`pass_time()` lets the seconds go by in which a server that failed is left alone."""
    clock, passed = circuit_breaker.time.monotonic, [0]
    monkeypatch.setattr(circuit_breaker.time, "monotonic", lambda: clock() + sum(passed))
    return lambda: passed.append(circuit_breaker.SECONDS)
