"""What words say to the bot, or about the talk."""
