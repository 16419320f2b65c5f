"""What a visit is: its model, reading it, and its problems with their lines."""
