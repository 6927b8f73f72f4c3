"""From requests to forms, and from forms to their description in OpenAPI."""

import json
from typing import Any, TypeVar

from fastapi import Request

from app.forms import MAX_QUESTION, Fault, Form, QuestionError, fill_in
from corpus.vocabulary import Vocabulary

FormT = TypeVar("FormT", bound=Form)
_MAX_BODY = 32 * MAX_QUESTION
"""Bytes: more than any form can need."""


def from_query(form: type[FormT], request: Request, vocabulary: Vocabulary) -> FormT:
    """Fill in `form` from the query string; a parameter that stands there more than once becomes a list."""
    parameters = request.query_params
    raw: dict[str, object] = {}
    for name in parameters:
        values = parameters.getlist(name)
        raw[name] = values if len(values) > 1 else values[0]
    return fill_in(form, raw, vocabulary)


async def from_body(form: type[FormT], request: Request, vocabulary: Vocabulary) -> FormT:
    """Fill in `form` from a JSON object."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY:
            raise QuestionError((Fault("body", f"is longer than {_MAX_BODY} bytes"),))
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise QuestionError((Fault("body", f"is not valid JSON: {error}"),)) from error
    if not isinstance(raw, dict):
        raise QuestionError((Fault("body", "is not a JSON object"),))
    return fill_in(form, raw, vocabulary)


def query_parameters(form: type[Form]) -> dict[str, Any]:
    """What OpenAPI should say of an operation that takes `form` from its query string."""
    schema = form.model_json_schema()
    required = schema.get("required", [])
    return {"parameters": [_parameter(name, field, name in required) for name, field in schema["properties"].items()]}


def json_body(form: type[Form]) -> dict[str, Any]:
    """What OpenAPI should say of an operation that takes `form` from its JSON body."""
    schema = form.model_json_schema()
    properties = {name: _field(field) for name, field in schema["properties"].items()}
    schema = {**schema, "properties": properties}
    schema.pop("$defs", None)
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _parameter(name: str, field: dict[str, Any], required: bool) -> dict[str, Any]:  # noqa: FBT001
    schema = _field(field)
    description = schema.pop("description", "")
    parameter = {"name": name, "in": "query", "required": required, "description": description, "schema": schema}
    examples = schema.pop("examples", None)
    return parameter | ({"example": examples[0]} if examples else {})


def _field(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field without what JSON Schema says in a roundabout way: `null` for left out, references."""
    if "anyOf" in field:
        language = {"type": "string", "enum": ["nl", "en"]}
        kept = {name: value for name, value in field.items() if name not in {"anyOf", "default"}}
        return kept | language
    return {name: value for name, value in field.items() if name != "title"}
