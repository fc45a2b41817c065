"""The schema, declared once: what an editor may write, and the linked library made of it.

- ``fields``      the small types of a value: an id, a date, a reference to a vocabulary
- ``relations``   how one record may stand to another, and what the other side is called
- ``blocks``      the block under a heading: one class for each kind of record
- ``documents``   the front matter of a review, procedure, theme, briefing and page
- ``vocabulary``  the controlled lists
- ``wording``     the words a reader reads of a record, and their digest
- ``addresses``   where everything is
- ``library``     what all of it becomes when linked
"""
