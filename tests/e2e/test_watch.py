"""The watch on pages sees what it is there to see."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.conftest import PageWatch


@pytest.mark.parametrize(
    ("script", "word"),
    [
        ("console.error('spilled')", "spilled"),
        ("setTimeout(() => { throw new Error('thrown') }, 0)", "thrown"),
        ("fetch('/api/v1/nowhere')", "404"),
        ("fetch('http://other.invalid/').catch(() => 0)", "other.invalid"),
    ],
)
def test_problems_of_a_page_are_seen(browser: Browser, server: str, script: str, word: str) -> None:
    watch = PageWatch(urlsplit(server).netloc)
    context = browser.new_context()
    watch.attach(context)
    page = context.new_page()
    page.goto(f"{server}/healthz")
    assert watch.unexpected() == []
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(300)
    context.close()
    assert any(word in problem for problem in watch.unexpected())
    watch.expect(word)
    assert not [problem for problem in watch.unexpected() if word in problem]
