"""What is done about what a leader says, at whatever door it is said."""
