"""What Rasa runs of ours: the sentence features, and the channel the gateway speaks through."""
