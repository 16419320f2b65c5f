"""`iris schema`."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of the visit file, for your editor.

    With it, many editors complete the keys and mark mistakes while you type. The
    first line of the visit file tells the editor where the schema is. `iris init`
    writes both. To do it yourself:
      iris schema > visit.schema.json
    and then write this as the first line of the visit file:
      #:schema ./visit.schema.json
    """
    from iriscli.cli import output
    from iriscli.render.json import to_json
    from iriscli.visit.schema import schema as visit_schema

    output.write(to_json(visit_schema()))
