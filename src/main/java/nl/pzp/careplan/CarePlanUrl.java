package nl.pzp.careplan;

/** URLs used in resources of the standard. */
enum CarePlanUrl {
  POLICY,
  RESOURCE
}
