"""What is done while questions are asked: heeded, explained, played back, brought up again."""
