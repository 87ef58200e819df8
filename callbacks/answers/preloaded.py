"""Imported once by the process that solvers are forked from: what all of them share in memory.

What happened under untouched assumptions is solved here, under every structure and mode, and so
are the packages that a solver needs loaded. Where processes cannot be forked each solver does it.
"""

import gc

from callbacks.answers import work  # noqa: F401  (loaded for the solvers)
from components.build import build_hash
from model.laboratory import keep_what_happened

build_hash()  # of the files that are loaded here, should they change while the server runs
keep_what_happened()
gc.collect()
gc.freeze()  # what is shared is not moved by the collector, so it stays shared
