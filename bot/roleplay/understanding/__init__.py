"""What a reply's words ask, say and promise: text and scenario in, findings out; knows no talk."""
