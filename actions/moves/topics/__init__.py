"""What is done where a topic ends: another is taken up, or it is left, shared or asked about."""
