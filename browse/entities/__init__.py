"""What the pages of people, regions, outlets and stories show beyond one article."""
