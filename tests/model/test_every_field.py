"""What holds for each model and each field, so that nobody has to remember it."""

import typing
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from amctl.model.account import Account
from amctl.model.contracts import Line
from amctl.model.fields import Audience, Entry, is_id
from amctl.model.history import Interaction
from amctl.model.work import FollowUp

Models = list[type[BaseModel]]


def test_all_models_are_found(models: Models) -> None:
    assert len(models) > 35
    assert {Account, Line, FollowUp} <= set(models)


def test_every_field_says_what_it_is_for_and_who_may_see_it(models: Models) -> None:
    for model in models:
        for name, field in model.model_fields.items():
            where = f"{model.__name__}.{name}"
            assert (field.description or "").endswith("."), where
            assert isinstance(field.json_schema_extra, dict), where
            assert field.json_schema_extra["x-audience"] in typing.get_args(Audience), where


def test_every_model_says_what_it_is(models: Models) -> None:
    for model in models:
        assert (model.__doc__ or "").strip().endswith("."), model.__name__


def test_every_model_is_frozen_and_refuses_unknown_keys(models: Models) -> None:
    for model in models:
        assert issubclass(model, Entry)
        assert model.model_config["frozen"] is True
        assert model.model_config["extra"] == "forbid"


def test_nothing_can_be_put_into_a_model() -> None:
    account = Account(name="Acme", status="active", owner="anna")
    with pytest.raises(ValidationError, match="frozen"):
        account.name = "Other"  # type: ignore[misc]


def test_entries_of_lists_say_what_makes_them_themselves(models: Models) -> None:
    for model in models:
        for name, field in model.model_fields.items():
            for entry in entries(field.annotation):
                where = f"{model.__name__}.{name}: {entry.__name__}"
                assert entry.identity, where
                assert set(entry.identity) <= set(entry.model_fields), where


def entries(annotation: Any) -> list[type[Entry]]:
    """The models of which a list is made, at any depth of a type."""
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is tuple:
        return [part for part in arguments if isinstance(part, type) and issubclass(part, Entry)]
    return [entry for part in arguments for entry in entries(part)]


def test_no_field_is_called_like_what_is_the_users_own(models: Models) -> None:
    names = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert "custom" not in names
    assert not any(name.startswith("x-") or name.endswith("_") for name in names)


def test_documents_for_the_customer_never_see_how_we_judge_people(models: Models) -> None:
    private = {"stance", "influence", "summary", "notes", "note", "forecast", "rating", "sentiment", "probability"}
    for model in models:
        for name in private & set(model.model_fields):
            extra = model.model_fields[name].json_schema_extra
            assert isinstance(extra, dict)
            assert extra["x-audience"] == "internal", f"{model.__name__}.{name}"
    assert isinstance(Interaction.model_fields["share"].json_schema_extra, dict)
    assert Interaction.model_fields["share"].json_schema_extra["x-audience"] == "customer"


@pytest.mark.parametrize("text", ["a", "acme", "acme-2", "nordwind-logistik", "a" * 63])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "Acme",
        "2acme",
        "-a",
        "a b",
        "a_b",
        "ä",
        "a.b",
        "a/b",
        "a\n",
        "a" * 64,
        "\u0661",
        "y",
        "no",
        "on",
        "null",
    ],
)
def test_no_ids(text: str) -> None:
    assert not is_id(text)
