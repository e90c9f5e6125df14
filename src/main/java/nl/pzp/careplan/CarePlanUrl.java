package nl.pzp.careplan;

/** Urls that resources of the standard carry. */
enum CarePlanUrl {
  POLICY,
  RESOURCE
}
