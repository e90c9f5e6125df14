-- What each mirror has, as far as we know: which version of the record was brought, and which version
-- the other side gave it. No content. mirror is an id made of the address. Runs unchanged on H2 and on
-- PostgreSQL.
CREATE TABLE mirror_resource (
  mirror VARCHAR(36) NOT NULL,
  resource_type VARCHAR(64) NOT NULL,
  resource_id VARCHAR(64) NOT NULL,
  person_id UUID,
  record_version INTEGER NOT NULL,
  mirror_version VARCHAR(200),
  gone BOOLEAN NOT NULL,
  PRIMARY KEY (mirror, resource_id, resource_type)
);
CREATE INDEX mirror_resource_of_person ON mirror_resource (mirror, person_id);
