"""What is done about the situation: taken from words, put right, and what the research offers for it."""
