"""The application service: load, call the core, save in one transaction, return what to show."""
