"""The Telegram edge: updates in, service calls, messages out. No rule of the game lives here."""
