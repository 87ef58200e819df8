"""The server under load: gunicorn as in production behind the shipped nginx, with a static file.

The static file lies behind an nginx of its own and has the size of a known answer: what this
machine can do at all at that moment.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ensure_services import find
from tests.serving.proxy import nginx
from tests.serving.running import Running, free_port, gunicorn, listens, started

STATIC = """
{user}daemon off; pid {home}/static.pid; error_log stderr error; worker_processes 1;
events {{}}
http {{
  access_log off;
  client_body_temp_path {home}/b; proxy_temp_path {home}/p; fastcgi_temp_path {home}/f;
  uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;
  server {{ listen 127.0.0.1:{port}; root {home}/files; }}
}}
"""


@dataclass(frozen=True)
class Site:
    """Ports: the server bare, nginx before it, the static file; and the folder of everything."""

    bare: int
    front: int
    static: int
    server: Running
    folder: Path

    def put_static(self, body: bytes) -> None:
        """Make the static file as large as an answer."""
        (self.folder / "static" / "files" / "answer.json").write_bytes(body)


@contextmanager
def site(**settings: str) -> Iterator[Site]:
    """Start all three in a temporary folder."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="quantquake-load-")))
        given = {"QUANTQUAKE_PROXIES": "1", **settings}
        server = stack.enter_context(gunicorn(folder, **given))
        front = stack.enter_context(nginx(folder, server.port))
        home, port = folder / "static", free_port()
        (home / "files").mkdir(parents=True)
        conf = home / "nginx.conf"
        user = "user root; " if os.geteuid() == 0 else ""
        conf.write_text(STATIC.format(home=home, port=port, user=user))
        command = [find("nginx") or "nginx", "-c", str(conf), "-p", str(home)]
        stack.enter_context(started(command, port, folder, {}, listens, "static"))
        yield Site(server.port, front.port, port, server, folder)
