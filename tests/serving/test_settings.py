"""Settings: what may be set, what is refused in words, and that an empty variable is none."""

import pytest

from callbacks import settings
from callbacks.setting_kinds import Setting, SettingError, Whole

ALLOWED = [
    (settings.HOST, "::", "[::]"),
    (settings.HOST, "[::1]", "[::1]"),
    (settings.HOST, "0.0.0.0", "0.0.0.0"),
    (settings.HOST, "localhost", "localhost"),
    (settings.PORT, " 80 ", 80),
    (settings.WORKERS, "4", 4),
    (settings.PREFIX, "/lab/", "/lab/"),
    (settings.PREFIX, "/a/b.c/", "/a/b.c/"),
    (settings.EMBEDDED_BY, "'self' https://school.example", ("'self'", "https://school.example")),
    (settings.METRICS, "none", "none"),
]
REFUSED = [
    (settings.HOST, "1.2.3"),
    (settings.HOST, "a b"),
    (settings.HOST, "::g"),
    (settings.PORT, "0"),
    (settings.PORT, "65536"),
    (settings.PORT, "8_0"),
    (settings.PORT, "eighty"),
    (settings.WORKERS, "-1"),
    (settings.WORKERS, "9" * 400),
    (settings.PREFIX, "lab"),
    (settings.PREFIX, "/lab"),
    (settings.PREFIX, "/lab//"),
    (settings.PREFIX, "//elsewhere.example/"),
    (settings.EMBEDDED_BY, "https://a.example; script-src *"),
    (settings.READ_BY, "https://a.example\r\nSet-Cookie: a=b"),
    (settings.METRICS, "maybe"),
]


@pytest.mark.parametrize(("setting", "given", "meant"), ALLOWED)
def test_what_is_allowed_is_read(setting: Setting, given: str, meant: object) -> None:
    assert setting.value({setting.variable: given}) == meant


@pytest.mark.parametrize(("setting", "given"), REFUSED)
def test_what_is_not_allowed_is_refused_in_words(setting: Setting, given: str) -> None:
    with pytest.raises(SettingError) as refused:
        setting.value({setting.variable: given})
    assert setting.variable in str(refused.value)
    assert setting.allowed() in str(refused.value)


@pytest.mark.parametrize("setting", settings.DECLARED, ids=lambda each: each.variable)
def test_unset_and_empty_mean_the_default_which_is_allowed(setting: Setting) -> None:
    assert setting.value({}) == setting.default
    assert setting.value({setting.variable: " "}) == setting.default
    shown = setting.shown()
    assert not shown or setting.value({setting.variable: shown}) == setting.default
    assert setting.words.endswith(".")


def test_every_setting_is_in_the_table_once() -> None:
    rows = {name: row for name, row in vars(settings).items() if isinstance(row, Setting)}
    assert set(map(id, rows.values())) == set(map(id, settings.DECLARED))
    variables = [row.variable for row in settings.DECLARED]
    assert len(variables) == len(set(variables))


@pytest.mark.parametrize("row", [row for row in settings.DECLARED if isinstance(row, Whole)])
def test_ends_of_a_range_are_allowed_and_what_lies_beyond_is_not(row: Whole) -> None:
    assert row.value({row.variable: str(row.least)}) == row.least
    assert row.value({row.variable: str(row.most)}) == row.most
    with pytest.raises(SettingError):
        row.value({row.variable: str(row.most + 1)})
