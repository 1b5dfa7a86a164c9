"""How each kind of text is set in documents; nothing is smaller than a note, and nothing is shrunk to fit."""

from sciencepm.export.pdf.colours import SECOND, TEXT, THIRD
from sciencepm.export.pdf.lines import Type
from sciencepm.picture.scene import Weight

TITLE = Type(18, 23, Weight.SEMIBOLD, TEXT, tracking=-19)
BOTTOM_LINE = Type(11, 14.5, colour="#33405A", tracking=-6)
HEADING = Type(10, 13, Weight.SEMIBOLD, TEXT, tracking=-4)
BODY = Type(10, 13, colour=TEXT, tracking=-4)
FIGURE = Type(15, 19, Weight.SEMIBOLD, TEXT, tracking=-16)
CELL = Type(8.5, 11.5, colour=TEXT, tracking=-4)
LISTED = Type(10, 13, colour=TEXT, tracking=-4)
FIGURE_CELL = Type(8.5, 11.5, Weight.TAB, TEXT)
NOTE = Type(7.5, 10, colour=SECOND, strong_colour=TEXT)
COLUMN_HEAD = Type(7.5, 10, colour=THIRD)
FURNITURE = Type(7.5, 10, colour=THIRD)
