"""Settings come from SOURCIER_* variables, have defaults, and errors name the variable."""

from pathlib import Path

import pytest

from sourcier.settings import (
    Settings,
    SettingsError,
    default_home,
    describe_settings,
    load_settings,
)


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = load_settings({})
    assert settings.database_url is None
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.max_document_bytes == 10 * 1024 * 1024


def test_values_are_read_from_the_environment() -> None:
    settings = load_settings({"SOURCIER_PORT": "9000", "SOURCIER_LOG_FORMAT": "json"})
    assert (settings.port, settings.log_format) == (9000, "json")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert load_settings({"SOURCIER_DATABASE_URL": "", "SOURCIER_PORT": ""}) == load_settings({})


def test_variables_of_other_programs_are_left_alone() -> None:
    assert load_settings({"PORT": "1", "SOURCIER_DEMO": "1"}) == load_settings({})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SOURCIER_PORT", "eighty"),
        ("SOURCIER_PORT", "65536"),
        ("SOURCIER_POOL_SIZE", "0"),
        ("SOURCIER_LOG_LEVEL", "loud"),
        ("SOURCIER_LOG_FORMAT", "xml"),
        ("SOURCIER_MAX_DOCUMENT_BYTES", "-1"),
        ("SOURCIER_DATABASE_URL", "mysql://somewhere"),
    ],
)
def test_a_bad_value_is_an_error_that_names_the_variable(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable}"):
        load_settings({variable: value})


def test_an_error_does_not_repeat_a_password() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"SOURCIER_DATABASE_URL": "host=db password=hunter2"})
    assert "hunter2" not in str(caught.value)


def test_the_home_is_an_absolute_path_and_knows_the_tilde() -> None:
    home = load_settings({"SOURCIER_HOME": "~/news"}).home_folder
    assert home == Path.home() / "news"


def test_the_default_home_follows_the_xdg_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_home() == tmp_path / "sourcier"


def test_a_relative_xdg_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert default_home() == Path.home() / ".local/share/sourcier"


def test_every_setting_is_described() -> None:
    descriptions = list(describe_settings())
    assert len(descriptions) == len(Settings.__struct_fields__)
    assert all(each.description.endswith(".") for each in descriptions)
