"""The pages for people: server-rendered, working without scripts."""

from fastapi import APIRouter

pages_router = APIRouter(include_in_schema=False)
