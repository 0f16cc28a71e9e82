"""The thesaurus is read back by rdflib, from Turtle and from JSON-LD, with the same labels."""

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS
from starlette.testclient import TestClient

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


def graph(client: TestClient, media_type: str, form: str) -> rdflib.Graph:
    text = client.get("/api/v1/topics", headers={"Accept": media_type}).text
    return rdflib.Graph().parse(data=text, format=form)


def test_both_forms_hold_the_same_labels(client: TestClient) -> None:
    turtle, json_ld = graph(client, "text/turtle", "turtle"), graph(client, "application/ld+json", "json-ld")
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.broader, SKOS.related):
        assert set(turtle.subject_objects(predicate)) == set(json_ld.subject_objects(predicate))


def test_every_concept_has_one_preferred_label_a_language(client: TestClient) -> None:
    turtle = graph(client, "text/turtle", "turtle")
    concepts = list(turtle.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) >= 25
    for concept in concepts:
        languages = sorted(str(getattr(label, "language", "")) for label in turtle.objects(concept, SKOS.prefLabel))
        assert languages == ["en", "kk", "ru"]
