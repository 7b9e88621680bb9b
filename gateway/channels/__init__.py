"""One module for each way in; each turns what it is sent into the pipeline's own terms and back."""
