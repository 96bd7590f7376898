"""A module for each platform, with the platform's own libraries on the other side."""
