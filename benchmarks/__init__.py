"""Benchmarks: the engine, an equal problem against peers, and the page against its floor.

`make bench` runs them all, prints medians side by side and writes docs/performance.md.
"""

import os

# As gunicorn.conf.py and the Makefile set it for everything that is run.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
