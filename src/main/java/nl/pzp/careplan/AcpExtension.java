package nl.pzp.careplan;

/** Extensions of the standard and its zibs; each pack gives their URLs. */
public enum AcpExtension {
  LEGALLY_CAPABLE,
  SPECIFICATION_OTHER,
  REASON_FOR_ENDING,
  COMMENT,
  CODE_SPECIFICATION,
  RELATED_PERSON,
  NAME_ORDER,
  NAME_QUALIFIER,
  OWN_NAME,
  OWN_PREFIX
}
