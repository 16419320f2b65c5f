"""What each answer looks like: one file a question."""
