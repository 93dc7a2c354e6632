"""The front page of the database: Datasette with our titles, descriptions and search."""
