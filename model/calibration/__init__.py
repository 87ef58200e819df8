"""`python -m model.calibration`: history matching of the unanchored run; writes ensembles as data.

Waves: the first covers the priors with a Latin hypercube; later ones draw around the best vectors
so far, the last of them around all that are near the best, to find how far these reach. Free
parameters are fitted; parameters that no series identifies are drawn afresh from their prior every
time and keep its width. The ensemble is drawn from all vectors that no group of targets rules out
and whose loss is near the best; the reference is its medoid, the vector whose answers to the
gallery's scenarios are nearest to all others'. Every structure is fitted by itself. The seed fixes
every number, whatever the number of processes; finished waves are kept, so that a run that was
stopped goes on where it stood.
"""

from model.calibration.evaluation import evaluate
from model.calibration.plan import FULL, QUICK, SMALL, Plan
from model.calibration.selection import reference_first, select
from model.calibration.waves import key, search

__all__ = [
    "FULL",
    "QUICK",
    "SMALL",
    "Plan",
    "evaluate",
    "key",
    "reference_first",
    "search",
    "select",
]
