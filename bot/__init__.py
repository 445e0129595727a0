"""Sparring: a customer to practise sales on. Rooms and their import order are drawn in README.md."""
