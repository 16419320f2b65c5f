"""What a reader is told, in their language, and what a person typed."""
