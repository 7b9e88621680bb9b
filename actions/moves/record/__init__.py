"""What is done with what was kept: put right, added to, struck and put back."""
