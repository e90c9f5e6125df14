package nl.pzp.stu3;

import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;

/** CommunicationRequest: two statuses have other names in STU3, which the stock way refuses. */
final class CommunicationRequestConverter
    implements TypeConverter<CommunicationRequest, org.hl7.fhir.dstu3.model.CommunicationRequest> {

  private final ElementMoves moves;

  CommunicationRequestConverter(ElementMoves moves) {
    this.moves = moves;
  }

  @Override
  public Class<CommunicationRequest> r4Type() {
    return CommunicationRequest.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.CommunicationRequest> stu3Type() {
    return org.hl7.fhir.dstu3.model.CommunicationRequest.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.CommunicationRequest toStu3(
      CommunicationRequest source, ConversionFindings findings) {
    var status = source.getStatus();
    source.setStatusElement(null);
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.CommunicationRequest.class);
    if (status != null) {
      target.setStatus(stu3(status));
    }
    return target;
  }

  private static org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus stu3(
      CommunicationRequestStatus status) {
    return switch (status) {
      case DRAFT -> org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.DRAFT;
      case ACTIVE ->
          org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.ACTIVE;
      case ONHOLD ->
          org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.SUSPENDED;
      case REVOKED ->
          org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.CANCELLED;
      case COMPLETED ->
          org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.COMPLETED;
      case ENTEREDINERROR ->
          org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.ENTEREDINERROR;
      case UNKNOWN ->
          org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.UNKNOWN;
      case NULL -> org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus.NULL;
    };
  }

  @Override
  public CommunicationRequest toR4(
      org.hl7.fhir.dstu3.model.CommunicationRequest source, ConversionFindings findings) {
    var status = source.getStatus();
    source.setStatusElement(null);
    var target = moves.toR4(source, CommunicationRequest.class);
    if (status != null) {
      target.setStatus(
          switch (status) {
            case DRAFT -> CommunicationRequestStatus.DRAFT;
            case ACTIVE -> CommunicationRequestStatus.ACTIVE;
            case SUSPENDED -> CommunicationRequestStatus.ONHOLD;
            case CANCELLED -> CommunicationRequestStatus.REVOKED;
            case COMPLETED -> CommunicationRequestStatus.COMPLETED;
            case ENTEREDINERROR -> CommunicationRequestStatus.ENTEREDINERROR;
            case UNKNOWN -> CommunicationRequestStatus.UNKNOWN;
            case NULL -> CommunicationRequestStatus.NULL;
          });
    }
    return target;
  }
}
