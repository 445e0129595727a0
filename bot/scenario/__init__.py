"""What is played: scenarios and playbooks as data, read from text; no files are opened here."""
