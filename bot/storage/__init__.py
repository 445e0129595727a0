"""What is kept: the database behind one repository, and the library of scenario files on disk."""
