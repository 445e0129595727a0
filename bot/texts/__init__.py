"""Words for people, in Russian and English: everything that is shown but not said by a customer."""
