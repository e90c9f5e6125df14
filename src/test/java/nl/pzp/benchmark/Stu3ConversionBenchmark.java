package nl.pzp.benchmark;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.stu3.KnownResources;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Style;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_30_40;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Converts one person's plan from R4 to STU3 and back, with and without the loss report. HAPI's
 * converter runs beside it on the same resources. It loses decisions and does not convert Device,
 * so the comparison covers speed only, without Device.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Stu3ConversionBenchmark {

  private static final Path PLAN =
      Path.of("profiles", "examples", "jannie-vlasveld", "resources.json");

  private final Stu3Converter reporting =
      new Stu3Converter(ProjectProfiles.profiles(), ProjectProfiles.packs());
  private final Stu3Converter converter = reporting.withoutLossReport();
  private final List<Resource> r4 = new ArrayList<>();
  private final List<org.hl7.fhir.dstu3.model.Resource> stu3 = new ArrayList<>();
  private ReferencedResources known = ReferencedResources.none();

  @Setup
  public void plan() throws IOException {
    var bundle =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(Bundle.class, Files.readString(PLAN));
    known = KnownResources.in(bundle);
    for (var entry : bundle.getEntry()) {
      if (!(entry.getResource() instanceof Device)) {
        r4.add(entry.getResource());
        stu3.add(converter.toStu3(entry.getResource(), known, Stu3Style.full()).resource());
      }
    }
    System.out.println("Resources in the plan: " + r4.size());
  }

  @Benchmark
  public void toStu3(Blackhole into) {
    r4.forEach(each -> into.consume(converter.toStu3(each, known, Stu3Style.full())));
  }

  @Benchmark
  public void toStu3WithLossReport(Blackhole into) {
    r4.forEach(each -> into.consume(reporting.toStu3(each, known, Stu3Style.full())));
  }

  @Benchmark
  public void toStu3BareHapi(Blackhole into) {
    r4.forEach(each -> into.consume(VersionConvertorFactory_30_40.convertResource(each)));
  }

  @Benchmark
  public void toR4(Blackhole into) {
    stu3.forEach(each -> into.consume(converter.toR4(each, known)));
  }

  @Benchmark
  public void toR4WithLossReport(Blackhole into) {
    stu3.forEach(each -> into.consume(reporting.toR4(each, known)));
  }

  @Benchmark
  public void toR4BareHapi(Blackhole into) {
    stu3.forEach(each -> into.consume(VersionConvertorFactory_30_40.convertResource(each)));
  }
}
