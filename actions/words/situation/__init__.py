"""What words tell of the matter itself, apart from what is said to the bot."""
