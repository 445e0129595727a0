"""The manager's side: pictures and exports."""
