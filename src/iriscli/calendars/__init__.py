"""Sessions → calendar events → one file a participant, with its history."""
