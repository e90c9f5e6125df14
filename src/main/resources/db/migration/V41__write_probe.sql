-- Written to find out whether the database takes writes. One row; says nothing about anybody.
CREATE TABLE write_probe (
  probe INTEGER PRIMARY KEY,
  written_at TIMESTAMP WITH TIME ZONE
);
INSERT INTO write_probe (probe) VALUES (1);
