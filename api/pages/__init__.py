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

page_routers: tuple[APIRouter, ...] = tuple(  # in this order: the pattern of a record takes what stands under one
    part.router
    for part in (
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
    )
)


def install(app: FastAPI) -> None:
    """Have errors shown to people as pages of ours, in their language."""
    app.state.error_page = error_messages.error_page
