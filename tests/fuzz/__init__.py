"""Made-up payloads for all that reads foreign ones: by Hypothesis in every test run, by atheris for `make fuzz`."""
