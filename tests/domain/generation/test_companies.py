"""The company that a name names is the company of the video."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.words.companies import company_in
from mockserver.domain.records.scenes import Modality


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Globex kickoff", "Globex"),
        ("Renewal call Umbrella Corp", "Umbrella Corp"),
        ("Product demo for Stark Industries", "Stark Industries"),
        ("QBR Zentrix June", "Zentrix"),
        ("Meeting with Maria Lopez", ""),
        ("Kickoff in Berlin", ""),
        ("Weekly standup", ""),
    ],
)
def test_a_business_name_tells_the_company(title: str, company: str) -> None:
    assert company_in(title, is_business=True) == company


@pytest.mark.parametrize(("title", "company"), [("Nike ad", "Nike"), ("Zentrix in the garden", ""), ("apple pie", "")])
def test_elsewhere_only_a_known_company_is_one(title: str, company: str) -> None:
    assert company_in(title, is_business=False) == company


def test_a_customer_speaks_for_the_company_in_the_name_of_a_call() -> None:
    content = generate_content(b"seed", 600.0, title="Discovery call Zentrix.mp4")

    said = [moment.text for moment in content.moments(Modality.SPEECH)]

    assert any("at Zentrix" in line for line in said)
    assert not any(re.search(r"(?:from|calling|about|with) Zentrix", line) for line in said)


def test_the_logo_is_that_of_the_company_in_the_name() -> None:
    logos = {
        moment.text
        for seed in (b"a", b"b", b"c", b"d")
        for moment in generate_content(seed, 600.0, title="Nike ad 30s.mp4").moments(Modality.LOGO)
    }

    assert "Nike" in logos
