"""One module per command: it parses, asks one question or makes one change, and shows the answer."""
