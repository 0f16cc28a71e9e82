"""Preprints as sites and databases write them in BibTeX: their type, and the number in arXiv."""

import pytest

from tests.formats.one_record import bib_one


@pytest.mark.parametrize(("entry", "number"), [
    ("@article{k, title={Tides}, journal={arXiv preprint arXiv:2203.04567}, year=2022}", "2203.04567"),
    ("@article{k, title={Tides}, journal={{CoRR}}, volume={abs/2004.01234}, eprinttype={arXiv}, eprint={2004.01234}}",
     "2004.01234"),
    ("@misc{k, title={Tides}, archivePrefix={arXiv}, eprint={hep-th/0101001}}", "hep-th/0101001"),
    ("@misc{k, title={Tides}, howpublished={Preprint, {arXiv}:1608.04321 [math.{OC}] (2016)}}", "1608.04321"),
    ("@misc{k, title={Tides}, publisher={bioRxiv}, doi={10.1101/2020.01.02.123456}}", None),
])  # fmt: skip
def test_what_lies_in_an_archive_of_preprints_is_one(entry: str, number: str | None) -> None:
    record = bib_one(entry)[0]
    assert (record.type, record.fields.get("x-eprint")) == ("article", number)
    assert not {"container-title", "volume"} & record.fields.keys()


@pytest.mark.parametrize(("entry", "kind"), [
    ("@article{k, title={T}, journal={Tidal Review}, archivePrefix={arXiv}, eprint={2203.04567}}", "article-journal"),
    ("@article{k, title={T}, journal={Corrosion}}", "article-journal"),
    ("@misc{k, title={T}, publisher={Halyard}}", "document"),
    ("@techreport{k, title={T}, institution={Halyard}, archivePrefix={arXiv}, eprint={2203.04567}}", "report"),
])  # fmt: skip
def test_what_came_out_elsewhere_is_none(entry: str, kind: str) -> None:
    assert bib_one(entry)[0].type == kind
