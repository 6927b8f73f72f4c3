"""The page: what people see, rendered on the server and whole without JavaScript."""
