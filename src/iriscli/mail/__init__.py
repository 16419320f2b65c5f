"""Mails that a human sends: a draft for each guest whom something concerns."""
