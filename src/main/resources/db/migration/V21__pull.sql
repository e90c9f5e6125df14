-- When which person is asked for next at which source; so that a restart goes on where it was.
CREATE TABLE pull_schedule (
  source VARCHAR(64) NOT NULL,
  person_id UUID NOT NULL REFERENCES person (person_id),
  due_at TIMESTAMP WITH TIME ZONE NOT NULL,
  outcome VARCHAR(16),
  failures INTEGER NOT NULL,
  PRIMARY KEY (source, person_id)
);
CREATE INDEX pull_schedule_by_due ON pull_schedule (source, due_at);
