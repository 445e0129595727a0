"""How the detector is trained: labelled replies in, a small file of numbers out. Needs scikit-learn."""
