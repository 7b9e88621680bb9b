"""What Rasa runs of ours: sentence features, a word on long messages, the gateway's channel, and small trackers."""
