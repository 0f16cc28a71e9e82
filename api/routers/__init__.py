"""The JSON interface under /api/v1, one router a subject."""

from fastapi import APIRouter

from api.routers import (
    bibliography,
    chronology,
    citations,
    editing,
    imports,
    manuscripts,
    records,
    references,
    styles,
    suggestions,
    topics,
)

api_routers: tuple[APIRouter, ...] = (
    records.router,
    suggestions.router,
    chronology.router,
    topics.router,
    bibliography.router,
    citations.router,
    imports.router,
    editing.router,
    manuscripts.router,
    references.router,
    styles.router,
)
