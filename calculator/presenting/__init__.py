"""The result in rows and sentences: what window, paper, workbook and terminal show."""
