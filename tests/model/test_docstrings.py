"""What modules say of themselves is read as it is written."""

from model.docstrings import citations, equations, prose

LEVERAGE = "model/mechanisms/leverage.py"


def test_citations_are_names_and_years() -> None:
    assert citations(LEVERAGE) == ("Cont and Schaanning 2017",)
    assert citations("model/mechanisms/basis.py") == ("Hazelkorn, Moskowitz and Vasudevan 2023",)
    assert citations("model/mechanisms/closed_funds.py") == ()


def test_equations_and_prose_part() -> None:
    assert all("$$" not in text for text in (*equations(LEVERAGE), *prose(LEVERAGE)))
    assert equations(LEVERAGE)
    assert not set(equations(LEVERAGE)) & set(prose(LEVERAGE))
