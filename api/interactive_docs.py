"""The HTTP interface to read and to try: Swagger UI from an installed package, nothing from outside."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

router = APIRouter(include_in_schema=False)
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API · Derekköz</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/swagger-ui/swagger-ui.css">
<script src="/docs/swagger-ui/swagger-ui-bundle.js" defer></script>
<script src="/static/docs.js" defer></script>
</head>
<body>
<main id="api" data-description="/api/v1/openapi.json"></main>
<noscript><a href="/api/v1/openapi.json">OpenAPI</a></noscript>
</body>
</html>
"""


@router.get("/docs")
def docs() -> HTMLResponse:
    """Show the interactive description."""
    return HTMLResponse(PAGE)


@router.get("/api")
@router.get("/api/")
@router.get("/api/v1")
@router.get("/api/v1/")
def index() -> RedirectResponse:
    """Lead to the description."""
    return RedirectResponse("/docs", 303)
