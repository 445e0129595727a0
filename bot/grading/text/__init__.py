"""Cutting a reply, its plain form, its questions, numbers and contrasts."""
