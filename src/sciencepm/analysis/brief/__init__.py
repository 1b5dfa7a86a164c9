"""The content of briefs: what a document says, before anything is drawn."""
