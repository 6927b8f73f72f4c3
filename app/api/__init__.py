"""The HTTP door: routes only translate between the wire and `Search`."""
