"""From moves to a grade, its reason and the score of a stage."""
