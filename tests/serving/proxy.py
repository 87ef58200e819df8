"""The shipped nginx, really started: its configuration with this machine's ports and folders."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.ensure_services import find
from tests.serving.running import ROOT, Running, free_port, listens, started

SHIPPED = ROOT / "deploy" / "nginx.conf"


def configured(port: int, servers: Sequence[int], folder: Path) -> str:
    """Return the shipped configuration for servers on these ports of loopback."""
    text = SHIPPED.read_text()
    upstream = "\n".join(f"server 127.0.0.1:{each} max_fails=0;" for each in servers)
    places = {
        "server app:8050 max_fails=0;": upstream,
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "/tmp/nginx": str(folder),
        "/dev/stdout": str(folder / "access.log"),
        "worker_processes auto;": "worker_processes 1;",
    }
    for shipped, here in places.items():
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    return ("user root;\n" if os.geteuid() == 0 else "") + text


@contextmanager
def nginx(folder: Path, *servers: int) -> Iterator[Running]:
    """Start nginx before servers on these ports."""
    program = find("nginx")
    if program is None:
        raise RuntimeError("no nginx: python -m tests.ensure_services says what to install")
    home, port = folder / "nginx", free_port()
    home.mkdir()
    conf = home / "nginx.conf"
    conf.write_text(configured(port, servers, home))
    with started(
        [program, "-c", str(conf), "-p", str(home)], port, folder, {}, listens, "nginx"
    ) as it:
        yield it
