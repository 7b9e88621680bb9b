"""The app that administrators give to Teams."""
