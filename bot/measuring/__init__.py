"""What the bot costs, measured on its own ways."""
