"""Persons across articles: which rows of `people` are one person, and why."""
