"""The one place where everything is put together: settings in, a working product out. Tests replace parts here."""
