"""What a leader's words say, read by themselves: nothing here speaks, and nothing is changed."""
