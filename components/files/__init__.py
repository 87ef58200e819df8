"""A scenario as files: a table and a workbook, each with what it is and where it comes from."""

from components.files.about import file_name
from components.files.table import table
from components.files.workbook import workbook

__all__ = ["file_name", "table", "workbook"]
