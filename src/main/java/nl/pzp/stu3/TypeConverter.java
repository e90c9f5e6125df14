package nl.pzp.stu3;

import org.hl7.fhir.r4.model.Resource;

/**
 * Converts one type of resource. Extensions already have their STU3 urls and references to roles
 * already go to practitioners when a resource comes from R4, and still do when it goes there.
 */
interface TypeConverter<R extends Resource, S extends org.hl7.fhir.dstu3.model.Resource> {

  Class<R> r4Type();

  Class<S> stu3Type();

  S toStu3(R source, ConversionFindings findings);

  R toR4(S source, ConversionFindings findings);
}
