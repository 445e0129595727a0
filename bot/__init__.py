"""Sparring: a customer to practise sales on. Rooms and their import order are drawn in README.md."""

import os

# The matrices here are small: a second thread of OpenBLAS only waits for the first, and burns a core doing so. Numpy
# reads this once, when it is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
