package nl.pzp.stu3;

/** Extensions that the conversion reads or writes by name; the STU3 pack gives each its url. */
enum ZibExtension {
  VERIFICATION,
  TREATMENT,
  TREATMENT_PERMITTED,
  RESTRICTIONS,
  COMMENT,
  CODE_SPECIFICATION,
  PRACTITIONER_ROLE,
  CONTACT_ROLE,
  TELECOM_TYPE,
  /** The origin: {@code meta.source} in R4. */
  SOURCE,
  /** The link from Patient.contact to the RelatedPerson. */
  RELATED_PERSON,
  /** zib2020: the specification of "otherwise", a modifier of the R4 Consent. */
  SPECIFICATION_OTHER,
  /** zib2020: why a directive ended, on the R4 provision. */
  REASON_FOR_ENDING,
  NAME_QUALIFIER,
  /** Subject of a Flag. */
  FLAG_DETAIL
}
