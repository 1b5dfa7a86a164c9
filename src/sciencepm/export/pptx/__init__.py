"""Pictures as PowerPoint slides, made with python-pptx."""
