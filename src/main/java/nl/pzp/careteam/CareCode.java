package nl.pzp.careteam;

import java.util.Locale;

/** Codes of the region's code system on which decisions depend; the constant's name is the code. */
public enum CareCode {
  PALLIATIVE_PHASE_MARKED,
  PALLIATIEF,
  TERMINAAL,
  STERVENSFASE,
  MARKING_CONVERSATION,
  CARE_NETWORK,
  CARE_NETWORK_CONTRIBUTION,
  CENTRAL_HEALTH_PROFESSIONAL,
  PZVP,
  DELEGATE_CENTRAL_ROLE,
  INFORM_GENERAL_PRACTITIONER,
  HANDLE_SIGNAL,
  HANDLE_FEEDBACK,
  MAKE_PLAN,
  REVIEW_PALLIATIVE_CARE,
  REVIEW_MEDICATION,
  READ_MDT_CONCLUSION,
  CHECK_IDENTITY,
  FORM_QUESTION,
  SIGNAL,
  FEEDBACK,
  MDT_CONCLUSION,
  ISSUE_RESOLVED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
