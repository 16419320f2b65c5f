"""Documents as hosts have them, read into visits."""
