"""The JSON Schema of the visit file, made from its model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from iriscli.visit.model import (
    KEYWORDS,
    About,
    Date,
    Day,
    Group,
    Id,
    Info,
    List,
    Mail,
    Organisation,
    Person,
    Project,
    Reference,
    Session,
    Table,
    Venue,
)

if TYPE_CHECKING:
    from pydantic.config import JsonDict
    from pydantic.json_schema import JsonSchemaMode
    from pydantic_core.core_schema import (
        CoreSchema,
        DictSchema,
        NullableSchema,
        WithDefaultSchema,
    )

Json = dict[str, Any]

# The ids of these tables stand in references beside the keywords.
_REFERABLE: JsonDict = {"propertyNames": {"not": {"enum": list(KEYWORDS)}}}
_LISTED = Field(title="list of references", description="The members of the group.")
# What a person looks for first in a schema; the rest follows as pydantic has it.
_FIRST = ("title", "description", "examples", "default")


class Document(Table):
    """The visit: the text file from which iris makes everything that guests get."""

    model_config = ConfigDict(
        title="visit file",
        # TOML 1.1 allows `09:30`; Tombi, which knows both versions, looks for this.
        json_schema_extra={"x-tombi-toml-version": "v1.1.0"},
    )

    visit: About
    days: dict[Date, Day] = Field(
        {}, description="Information for guests about a day, each under its date."
    )
    info: dict[Id, Info] = Field(
        {}, description="Other information for guests, each under its id."
    )
    mail: Mail | None = None
    project: Project | None = None
    venues: dict[Id, Venue] = Field({}, description="The places, each under its id.")
    organisations: dict[Id, Organisation] = Field(
        {},
        description="The partners, the host and the local organisations, each under its id.",
        json_schema_extra=_REFERABLE,
    )
    people: dict[Id, Person] = Field(
        {},
        description="The people who take part under their own name, each under an id.",
        json_schema_extra=_REFERABLE,
    )
    groups: dict[Id, Annotated[List[Reference], _LISTED] | Group] = Field(
        {},
        description="The groups, each under its id: a list of references, or a table.",
        examples=[{"energy-track": ["turku", "SE"]}],
        json_schema_extra=_REFERABLE,
    )
    sessions: dict[Id, Session] = Field(
        {}, description="The programme: the sessions, each under its id."
    )


def schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of the visit file, always the same.

    A date or a time is a string in it, as editors hand TOML to a validator.
    """
    return TypeAdapter(Document).json_schema(schema_generator=_Generator)


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without what JSON has and TOML has not, made to be read."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> Json:
        named: Json = {}
        made: Json = _named(super().generate(schema, mode), named)
        return {"$schema": self.schema_dialect} | made | {"$defs": made["$defs"] | named}

    def sort(self, value: Json, parent_key: str | None = None) -> Json:
        del parent_key
        return value  # the order of the model is the order in which a host thinks

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False  # it would only repeat the key

    def nullable_schema(self, schema: NullableSchema) -> Json:
        return self.generate_inner(schema["schema"])  # TOML has no null

    def default_schema(self, schema: WithDefaultSchema) -> Json:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], {}):
            made.pop("default", None)
        return made

    def dict_schema(self, schema: DictSchema) -> Json:
        made = super().dict_schema(schema)
        return made | {"additionalProperties": False} if "patternProperties" in made else made


def _named(node: Any, named: Json) -> Any:
    """Move each branch of a union to where it has a name, and put what is read first first.

    Only the branches: an editor that follows a `$ref` shows what it finds there, in
    place of the description that stands beside it.
    """
    if isinstance(node, list):
        return [_named(one, named) for one in node]
    if not isinstance(node, dict):
        return node
    node = {key: node[key] for key in _FIRST if key in node} | node
    for key, value in node.items():
        if key == "properties":  # its keys are those of the file, in the file's order
            node[key] = {name: _named(one, named) for name, one in value.items()}
        else:
            node[key] = _named(value, named)
    if "anyOf" in node:
        node["anyOf"] = [_branch(branch, named) for branch in node["anyOf"]]
    return node


def _branch(branch: Json, named: Json) -> Json:
    """Return a branch under its name; one that is a table has one already."""
    if "$ref" in branch:
        return branch
    name = branch["title"].replace(" ", "-")
    named[name] = branch
    return {"$ref": f"#/$defs/{name}"}
