"""Mails (EML): the message as a text, and what is attached to it."""
