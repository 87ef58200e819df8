"""QuantQuake: the page on top, the server below. Run with gunicorn (`make run`), see wsgi.py.

`python app.py` serves it from one process, for work on the code and for machines without gunicorn.
"""

import os
import re
from typing import Any

from dash import Dash
from werkzeug.middleware.proxy_fix import ProxyFix

from callbacks import register, settings
from callbacks.prefix import UnderPrefix
from callbacks.versions import asset_address
from components.build import build_hash
from components.catalogue import from_model
from components.page import document, layout

FIRST_PAINT = "first_paint.js"
"""Runs in the head of the document, so it is not one of Dash's own scripts."""
API = "/api/v1/scenario"
UNTOLD = ("dash_version", "python_version", "dash_version_url", "ddk_version")
"""What Dash would tell every reader about the server."""


VERSIONED = re.compile(r"\.v[\w-]+m[0-9]+(?=\.[\w.]+[\"'])")
"""What Dash puts into the names of its scripts: a version, and the date of a file of this host."""


class QuietDash(Dash):  # type: ignore[misc]
    """Dash that keeps versions to itself."""

    def interpolate_index(self, **parts: Any) -> str:
        """Return the document; scripts of Dash are named by the build, as all others are."""
        return VERSIONED.sub(f".v1m{build_hash()}", super().interpolate_index(**parts))

    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = super()._config()
        return {name: value for name, value in config.items() if name not in UNTOLD}


def create_app() -> Dash:
    """Return the app with its layout, callbacks and routes."""
    settings.check()
    prefix = settings.PREFIX.value()
    # Dash would read this variable too, and refuse it beside the two below.
    if os.environ.pop(settings.PREFIX.also, None):
        os.environ.setdefault(settings.PREFIX.variable, prefix)
    app = QuietDash(
        "quantquake",
        assets_folder="assets",
        assets_ignore=FIRST_PAINT.replace(".", r"\."),
        assets_path_ignore=["^pages$"],
        requests_pathname_prefix=prefix,
        routes_pathname_prefix="/",
        title="QuantQuake",
        update_title="",
    )
    app.index_string = document(asset_address(app)(FIRST_PAINT))
    app.layout = layout(from_model(), app.get_relative_path(API))
    register(app)
    put_behind(app, prefix, settings.PROXIES.value())
    return app


def put_behind(app: Dash, prefix: str, proxies: int) -> None:
    """Serve the app under a prefix, and believe so many proxies in front of it."""
    server = app.server
    if prefix != "/":
        server.wsgi_app = UnderPrefix(server.wsgi_app, prefix)
    if proxies:
        server.wsgi_app = ProxyFix(
            server.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_port=0, x_prefix=0
        )


def main() -> None:
    """Serve from this process until it is interrupted."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    host, port = settings.HOST.value(), settings.PORT.value()
    app = create_app()
    print(f"QuantQuake: http://{host}:{port}{settings.PREFIX.value()}", flush=True)
    app.server.run(host=host.strip("[]"), port=port, threaded=True)


if __name__ == "__main__":
    main()
