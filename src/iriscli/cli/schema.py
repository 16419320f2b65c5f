"""`iris schema`."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of the visit file, for editors that read one.

    They complete its keys and mark what is wrong while you type. An editor finds
    the schema through the first line of the visit file; `iris init` writes both.
    To do it by hand:
      iris schema > visit.schema.json
    and then above everything else in the visit file:
      #:schema ./visit.schema.json
    """
    from iriscli.cli import output
    from iriscli.render.json import to_json
    from iriscli.visit.schema import schema as visit_schema

    output.write(to_json(visit_schema()))
