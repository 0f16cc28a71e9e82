"""The HTTP door: JSON routers, pages, problems."""
