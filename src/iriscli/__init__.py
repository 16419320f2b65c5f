"""Everything the host of a visit hands out, from one text file."""

__version__ = "0.1.0"
