package dev.tandem;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom in the house; each rule says what to do instead. */
@AnalyzeClasses(packages = "dev.tandem", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JACKSON = "com.fasterxml.jackson..";

  @ArchTest
  static final ArchRule camel_stays_at_its_seam =
      noClasses()
          .that()
          .resideOutsideOfPackages(room("camel"), room("api"), room("app"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..")
          .because(
              "the rooms must be usable and testable without Camel: give the class a plain method"
                  + " and call it from a thin processor in dev.tandem.camel");

  @ArchTest
  static final ArchRule databases_are_spoken_to_in_the_store_only =
      noClasses()
          .that()
          .resideOutsideOfPackages(room("store"), room("app"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..")
          .because(
              "statements are counted and made for two databases: add a method to a port in"
                  + " dev.tandem.sync and implement it in dev.tandem.store");

  @ArchTest
  static final ArchRule mapping_knows_no_other_room =
      uses("mapping", JACKSON, "org.yaml.snakeyaml..")
          .because("every room reads mappings: move what needs another room into that room");

  @ArchTest
  static final ArchRule sync_is_pure =
      uses("sync", room("mapping"), JACKSON)
          .because(
              "the core decides and does no I/O: put a port (an interface) into dev.tandem.sync and"
                  + " implement it in an outer room");

  @ArchTest
  static final ArchRule odata_knows_neither_side =
      uses("odata", "dev.tandem.sync", JACKSON, "org.slf4j..")
          .because(
              "it serves both systems: what only one of them does belongs into dev.tandem.crm or"
                  + " dev.tandem.erp. Of the core it may use the values of errors and faults");

  @ArchTest
  static final ArchRule filters_stand_alone =
      uses("odata.filter")
          .because("the sandbox uses them too: hand in what they need as a function");

  @ArchTest
  static final ArchRule crm_knows_only_its_own_system =
      uses("crm", room("sync"), room("mapping"), room("odata"), JACKSON)
          .because(
              "the sides meet in dev.tandem.sync only: what both need belongs into dev.tandem.odata"
                  + " or into the core");

  @ArchTest
  static final ArchRule erp_knows_only_its_own_system =
      uses("erp", room("sync"), room("mapping"), room("odata"), JACKSON)
          .because(
              "the sides meet in dev.tandem.sync only: what both need belongs into dev.tandem.odata"
                  + " or into the core");

  @ArchTest
  static final ArchRule store_serves_the_core_only =
      uses(
              "store",
              room("sync"),
              room("mapping"),
              JACKSON,
              "com.zaxxer.hikari..",
              "org.flywaydb..",
              "org.h2..",
              "org.postgresql..")
          .because("it keeps what the core's ports ask for: pass other things as plain values");

  @ArchTest
  static final ArchRule events_are_made_from_the_core_only =
      uses("events", room("sync"), room("mapping"), JACKSON)
          .because("downstream systems depend on their form: pass other things as plain values");

  @ArchTest
  static final ArchRule camel_steps_do_not_choose_their_parts =
      noClasses()
          .that()
          .resideInAPackage(room("camel"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(room("crm"), room("erp"), room("store"), room("app"))
          .because("the steps work on the core's ports: let dev.tandem.app hand the part in");

  @ArchTest
  static final ArchRule sandbox_is_a_house_of_its_own =
      uses(
              "sandbox",
              "dev.tandem.odata.filter",
              JACKSON,
              "org.slf4j..",
              "net.datafaker..",
              "com.sun.net.httpserver..")
          .because(
              "a stand-in that shares code with the node shares its mistakes: write down what the"
                  + " real system does, from its documentation");

  @ArchTest
  static final ArchRule only_the_demo_starts_a_sandbox =
      noClasses()
          .that()
          .resideOutsideOfPackages(room("sandbox"), room("bench"))
          .and()
          .haveNameNotMatching("dev\\.tandem\\.app\\..*(Demo|Sandbox|LivingData|[Bb]ench).*")
          .should()
          .dependOnClassesThat(resideInAPackage(room("sandbox")))
          .because(
              "a node on real systems must not carry stand-ins: go through the demo, sandbox or"
                  + " bench command");

  @ArchTest
  static final ArchRule rooms_form_no_cycles =
      slices()
          .matching("dev.tandem.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a batch walks forward only: move the shared type into the room that both know");

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Constants")
          .because("such classes attract anything: put the method on the value it works on");

  @ArchTest
  static final ArchRule only_commands_print =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("app"))
          .should(ACCESS_STANDARD_STREAMS)
          .because("output is the commands' business: return a value, or log through SLF4J");

  @ArchTest
  static final ArchRule time_and_ids_are_handed_in =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because(
              "tests must hold them still: take an InstantSource or a Supplier<UUID> in the"
                  + " constructor");

  @ArchTest
  static final ArchRule nothing_static_changes =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because(
              "two nodes may live in one JVM: keep state in an object that dev.tandem.app makes");

  @Test
  void should_introduce_every_room_in_its_package_info() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/tandem"))) {
      List<Path> rooms =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();

      assertThat(rooms)
          .isNotEmpty()
          .allSatisfy(room -> assertThat(room.resolve("package-info.java")).exists());
    }
  }

  /** The room uses itself, the JDK and the named packages, nothing else. */
  private static ClassesShouldConjunction uses(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(room(name), "java..", "javax.."), Stream.of(others))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(room(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  private static String room(String name) {
    return "dev.tandem." + name + "..";
  }
}
