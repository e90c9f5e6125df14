package nl.pzp.stu3;

import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Goal: the medical policy. Never by the stock converter, which loses how far it is reached. */
final class GoalConverter implements TypeConverter<Goal, org.hl7.fhir.dstu3.model.Goal> {

  private final ElementMoves moves;
  private final GoalStatuses statuses;

  GoalConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.moves = moves;
    this.statuses = new GoalStatuses(vocabulary);
  }

  @Override
  public Class<Goal> r4Type() {
    return Goal.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Goal> stu3Type() {
    return org.hl7.fhir.dstu3.model.Goal.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Goal toStu3(Goal source, ConversionFindings findings) {
    var target = new org.hl7.fhir.dstu3.model.Goal();
    if (source.hasLifecycleStatus()) {
      statuses.toStu3(source, target);
    }
    moves.copy(source, target);
    for (var identifier : source.getIdentifier()) {
      target.addIdentifier(moves.toStu3(identifier, org.hl7.fhir.dstu3.model.Identifier.class));
    }
    source.getCategory().forEach(category -> target.addCategory(concept(category)));
    if (source.hasPriority()) {
      target.setPriority(concept(source.getPriority()));
    }
    if (source.hasDescription()) {
      target.setDescription(concept(source.getDescription()));
    }
    if (source.hasSubject()) {
      target.setSubject(reference(source.getSubject()));
    }
    if (source.hasStart()) {
      target.setStart(moves.toStu3(source.getStart(), org.hl7.fhir.dstu3.model.Type.class));
    }
    if (source.hasTarget()) {
      target.setTarget(aim(source.getTargetFirstRep()));
    }
    if (source.hasStatusDate()) {
      target.setStatusDateElement(
          moves.toStu3(source.getStatusDateElement(), org.hl7.fhir.dstu3.model.DateType.class));
    }
    target.setStatusReason(source.getStatusReason());
    if (source.hasExpressedBy()) {
      target.setExpressedBy(reference(source.getExpressedBy()));
    }
    source.getAddresses().forEach(a -> target.addAddresses(reference(a)));
    for (var note : source.getNote()) {
      target.addNote(moves.toStu3(note, org.hl7.fhir.dstu3.model.Annotation.class));
    }
    source.getOutcomeCode().forEach(code -> target.addOutcomeCode(concept(code)));
    source.getOutcomeReference().forEach(r -> target.addOutcomeReference(reference(r)));
    return target;
  }

  private org.hl7.fhir.dstu3.model.Goal.GoalTargetComponent aim(GoalTargetComponent aim) {
    var moved = new org.hl7.fhir.dstu3.model.Goal.GoalTargetComponent();
    moves.copy(aim, moved);
    if (aim.hasMeasure()) {
      moved.setMeasure(concept(aim.getMeasure()));
    }
    // STU3 allows only these detail types.
    if (aim.hasDetailQuantity() || aim.hasDetailRange() || aim.hasDetailCodeableConcept()) {
      moved.setDetail(moves.toStu3(aim.getDetail(), org.hl7.fhir.dstu3.model.Type.class));
    }
    if (aim.hasDue()) {
      moved.setDue(moves.toStu3(aim.getDue(), org.hl7.fhir.dstu3.model.Type.class));
    }
    return moved;
  }

  @Override
  public Goal toR4(org.hl7.fhir.dstu3.model.Goal source, ConversionFindings findings) {
    var target = new Goal();
    moves.copy(source, target);
    if (source.hasStatus()) {
      statuses.toR4(source, target);
    }
    source.getIdentifier().forEach(i -> target.addIdentifier(moves.toR4(i, Identifier.class)));
    source.getCategory().forEach(c -> target.addCategory(r4(c)));
    if (source.hasPriority()) {
      target.setPriority(r4(source.getPriority()));
    }
    if (source.hasDescription()) {
      target.setDescription(r4(source.getDescription()));
    }
    if (source.hasSubject()) {
      target.setSubject(r4(source.getSubject()));
    }
    if (source.hasStart()) {
      target.setStart(moves.toR4(source.getStart(), Type.class));
    }
    if (source.hasTarget()) {
      var aim = target.addTarget();
      moves.copy(source.getTarget(), aim);
      if (source.getTarget().hasMeasure()) {
        aim.setMeasure(r4(source.getTarget().getMeasure()));
      }
      if (source.getTarget().hasDetail()) {
        aim.setDetail(moves.toR4(source.getTarget().getDetail(), Type.class));
      }
      if (source.getTarget().hasDue()) {
        aim.setDue(moves.toR4(source.getTarget().getDue(), Type.class));
      }
    }
    if (source.hasStatusDate()) {
      target.setStatusDateElement(moves.toR4(source.getStatusDateElement(), DateType.class));
    }
    target.setStatusReason(source.getStatusReason());
    if (source.hasExpressedBy()) {
      target.setExpressedBy(r4(source.getExpressedBy()));
    }
    source.getAddresses().forEach(a -> target.addAddresses(r4(a)));
    source.getNote().forEach(n -> target.addNote(moves.toR4(n, Annotation.class)));
    source.getOutcomeCode().forEach(c -> target.addOutcomeCode(r4(c)));
    source.getOutcomeReference().forEach(r -> target.addOutcomeReference(r4(r)));
    return target;
  }

  private org.hl7.fhir.dstu3.model.CodeableConcept concept(CodeableConcept concept) {
    return moves.toStu3(concept, org.hl7.fhir.dstu3.model.CodeableConcept.class);
  }

  private org.hl7.fhir.dstu3.model.Reference reference(Reference reference) {
    return moves.toStu3(reference, org.hl7.fhir.dstu3.model.Reference.class);
  }

  private CodeableConcept r4(org.hl7.fhir.dstu3.model.CodeableConcept concept) {
    return moves.toR4(concept, CodeableConcept.class);
  }

  private Reference r4(org.hl7.fhir.dstu3.model.Reference reference) {
    return moves.toR4(reference, Reference.class);
  }
}
