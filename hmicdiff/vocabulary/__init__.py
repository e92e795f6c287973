"""What the field's texts look like, as data: programmes, topics, bodies, grades, cues, measures.

The rows stand in the ``*.toml`` files beside this one; each table has a module that checks it.
"""
