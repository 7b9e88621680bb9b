"""What is done about next steps, and the day to look back."""
