"""What words order for the record: lines kept, changed, struck and put back."""
