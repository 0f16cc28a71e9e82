"""The use cases: what the command line and the HTTP interface may call, one module a subject."""
