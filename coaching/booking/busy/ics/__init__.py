"""What a calendar file of a stranger says, piece by piece. No Django."""
