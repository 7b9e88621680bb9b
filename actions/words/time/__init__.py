"""Days in a leader's words: written, implied or counted, and the day on which they look back."""
