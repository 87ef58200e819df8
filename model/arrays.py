"""The one array type of the model: float64, last axis = batch (parameter vector x scenario)."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
