"""A document that a host has already → a draft of a visit file."""
