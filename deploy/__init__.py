"""What puts Sounding Board where councils are: each folder says for what."""
