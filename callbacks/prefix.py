"""Everything under a path, such as /lab/, when a host is shared."""

from collections.abc import Callable, Iterable
from typing import Any

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class UnderPrefix:
    """Takes the prefix off a path before the application sees it.

    A path without it is served too: some proxies take it off themselves, and a health check
    does not know of it.
    """

    def __init__(self, application: WSGI, prefix: str) -> None:
        """Serve `application` under `prefix`, which begins and ends with a slash."""
        self._application = application
        self._prefix = prefix.rstrip("/")

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        if path == self._prefix or path.startswith(f"{self._prefix}/"):
            environ["SCRIPT_NAME"] = self._prefix
            environ["PATH_INFO"] = path[len(self._prefix) :] or "/"
        return self._application(environ, start_response)
