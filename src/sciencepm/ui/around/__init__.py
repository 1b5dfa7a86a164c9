"""What stands around a project: its pictures and documents, its links, and the projects it opens the way for."""
