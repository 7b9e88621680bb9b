"""Rasa's custom actions: thin; they read slots, ask `knowledge`, and answer with events and cards."""
