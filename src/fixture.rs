//! The little language of examples: several articles in one string, and a cursor.
