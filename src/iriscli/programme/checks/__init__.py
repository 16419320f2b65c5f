"""What would embarrass the host: what to look for, and where it is in the file."""
