"""What can be asked of a visit: its agenda, its partners, who takes part."""
