"""The papers: a visit → values → PDF. How they look, the templates beside this file say."""
