"""How a portfolio is drawn, once: layouts make scenes of shapes and text, small renderers elsewhere show them."""
