"""The pages for people: server-rendered, working without scripts."""

from fastapi import APIRouter, FastAPI

from api.pages import (
    about,
    bibliography,
    chronology,
    citations,
    dataset,
    error_messages,
    home,
    how_to_search,
    own_list,
    own_manuscript,
    own_records,
    proposals,
    record,
    results,
    topics,
)  # fmt: skip

pages_router = APIRouter(include_in_schema=False)
for _part in (
    home,
    how_to_search,
    results,
    proposals,
    record,
    topics,
    chronology,
    bibliography,
    citations,
    own_list,
    own_manuscript,
    own_records,
    about,
    dataset,
):
    pages_router.include_router(_part.router)


def install(app: FastAPI) -> None:
    """Have errors shown to people as pages of ours, in their language."""
    app.state.error_page = error_messages.error_page
