"""Amounts and dates as people in the Netherlands write them."""
