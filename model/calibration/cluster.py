"""Workers of a Dask cluster in place of processes of this machine: `--scheduler tcp://HOST:8786`.

Blocks of vectors are the same wherever they run, so that the number of workers changes no number;
a block whose worker was lost runs again on another. Workers must have this very model.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from model.version import model_hash

PATIENCE = "20s"
"""Within which the scheduler must answer."""
RETRIES = 3
"""Times that a block may fail with its worker."""


@contextmanager
def workers(address: str) -> Iterator[Executor]:
    """Lend the workers behind a scheduler.

    Raises:
        SystemExit: no scheduler, no workers, or workers with another model.
    """
    from distributed import Client

    try:
        client: Any = Client(  # type: ignore[no-untyped-call]
            address, timeout=PATIENCE, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError) as error:
        raise SystemExit(f"no Dask scheduler at {address}: {error}") from None
    with client:
        found = client.run(model_hash)
        if not found:
            raise SystemExit(f"the Dask scheduler at {address} has no workers")
        others = sorted(worker for worker, hashed in found.items() if hashed != model_hash())
        if others:
            raise SystemExit(f"another model on {', '.join(others)}")
        yield client.get_executor(retries=RETRIES)
