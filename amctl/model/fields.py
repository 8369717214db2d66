"""What fields are made of: days, amounts, periods, ids; who may see a field, and what it refers to."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    WithJsonSchema,
    model_validator,
)

from amctl.dates import PERIOD_PATTERN, Period, parse_day, parse_period
from amctl.money import AMOUNT_PATTERN, CURRENCY_PATTERN, parse_amount, parse_number

Audience = Literal["internal", "customer"]
ID_PATTERN = r"^[a-z][a-z0-9-]*$"
# Words that YAML 1.1 readers take for true, false or nothing; as ids they would change under other tools.
YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def internal(description: str, **more: Any) -> Any:
    """A field for us alone: no document for the customer can see it."""
    return Field(description=description, json_schema_extra={"x-audience": "internal"}, **more)


def customer(description: str, **more: Any) -> Any:
    """A field that a document for the customer may show."""
    return Field(description=description, json_schema_extra={"x-audience": "customer"}, **more)


class Refers(NamedTuple):
    """The mark of a field whose value is the id of something declared elsewhere."""

    to: Literal["person", "contact", "product", "account", "tier", "contract", "currency"]


def is_id(text: str) -> bool:
    """Whether a text may be an id: small letters, digits and hyphens, a letter first, no word of YAML's own."""
    return re.fullmatch(r"[a-z][a-z0-9-]{0,62}", text) is not None and text not in YAML_WORDS


def _day(value: object) -> date:
    if type(value) is date:
        return value
    if not isinstance(value, str):
        raise ValueError("write the day as YYYY-MM-DD")
    return parse_day(value)


def _amount(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else parse_amount(_digits(value))


def _number(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else parse_number(_digits(value))


def _digits(value: object) -> str | int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("write an amount in digits: 48000.00")
    return value


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise ValueError("write a period as a number and a unit: 90 days, 2 weeks, 12 months, 1 year")
    return parse_period(value)


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
_DIGITS = {"type": ["number", "string"], "pattern": AMOUNT_PATTERN}
Amount = Annotated[Decimal, BeforeValidator(_amount), WithJsonSchema(_DIGITS)]  # money, or a count
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema(_DIGITS)]  # a measure or a rate
Length = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN, "examples": ["90 days", "2 weeks", "12 months"]}),
]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["10:00"])]
CurrencyCode = Annotated[str, Field(pattern=CURRENCY_PATTERN, examples=["EUR"])]
Currency = Annotated[CurrencyCode, Refers("currency")]
PersonId = Annotated[str, Refers("person")]
ContactId = Annotated[str, Refers("contact")]
ProductId = Annotated[str, Refers("product")]
AccountId = Annotated[str, Refers("account")]
TierId = Annotated[str, Refers("tier")]
ContractId = Annotated[str, Refers("contract")]
_ONE_OR_MORE = {"type": ["string", "array"], "items": {"type": "string"}}
PersonIds = Annotated[tuple[PersonId, ...], BeforeValidator(_several), WithJsonSchema(_ONE_OR_MORE)]
ContactIds = Annotated[tuple[ContactId, ...], BeforeValidator(_several), WithJsonSchema(_ONE_OR_MORE)]
Words = Annotated[tuple[str, ...], BeforeValidator(_several), WithJsonSchema(_ONE_OR_MORE)]
Texts = tuple[str, ...]
Flag = StrictBool


class Entry(BaseModel):
    """What every mapping of a file has in common: frozen, no unknown keys, `custom:` and `x-…` are the user's own."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,  # lossless: our dialect reads canonical whole numbers only
        validate_by_name=True,
        validate_by_alias=True,
        json_schema_extra={"patternProperties": {"^(x-.*|custom)$": True}},
    )
    identity: ClassVar[tuple[str, ...]] = ()  # of an entry in a list: the fields that make it itself

    @model_validator(mode="before")
    @classmethod
    def _without_the_users_own(cls, value: Any) -> Any:
        """Leaves out what is known and empty, as if it were not there, and what is the user's own.

        An unknown key stays, even an empty one: `{what: Report, signed}` has half a sentence for a key.
        """
        if not isinstance(value, dict):
            return value
        known = _names(cls)
        return {
            key: inner
            for key, inner in value.items()
            if not (inner is None and key in known) and key != "custom" and not str(key).startswith("x-")
        }


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in model.model_fields.items()) | model.model_fields.keys()
