"""What he answers and remarks, whatever the stage."""
