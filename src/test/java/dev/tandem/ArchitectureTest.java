package dev.tandem;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Who may know whom in the house; each rule says what to do instead. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String JACKSON = "com.fasterxml.jackson..";

  private final JavaClasses house = new ClassFileImporter().importPath("target/classes");
  private final JavaClasses tests = new ClassFileImporter().importPath("target/test-classes");

  @Test
  void should_keep_camel_at_its_seam() {
    noClasses()
        .that()
        .resideOutsideOfPackages(room("camel"), room("api"), room("app"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .because(
            "the rooms must be usable and testable without Camel: give the class a plain method"
                + " and call it from a thin processor in dev.tandem.camel")
        .check(house);
  }

  @Test
  void should_speak_to_databases_in_the_store_only() {
    noClasses()
        .that()
        .resideOutsideOfPackages(room("store"), room("app"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .because(
            "statements are counted and made for two databases: add a method to a port in"
                + " dev.tandem.sync and implement it in dev.tandem.store")
        .check(house);
  }

  @Test
  void should_keep_mapping_free_of_other_rooms() {
    uses("mapping", JACKSON, "org.yaml.snakeyaml..")
        .because("every room reads mappings: move what needs another room into that room")
        .check(house);
  }

  @Test
  void should_keep_the_core_pure() {
    uses("sync", room("mapping"), JACKSON)
        .because(
            "the core decides and does no I/O: put a port (an interface) into dev.tandem.sync and"
                + " implement it in an outer room")
        .check(house);
  }

  @Test
  void should_keep_odata_ignorant_of_both_sides() {
    uses("odata", "dev.tandem.sync", JACKSON, "org.slf4j..")
        .because(
            "it serves both systems: what only one of them does belongs into dev.tandem.crm or"
                + " dev.tandem.erp. Of the core it may use the values of errors and faults")
        .check(house);
  }

  @Test
  void should_let_filters_stand_alone() {
    uses("odata.filter")
        .because("the sandbox uses them too: hand in what they need as a function")
        .check(house);
  }

  @Test
  void should_keep_the_crm_to_its_own_system() {
    uses("crm", room("sync"), room("mapping"), room("odata"), JACKSON)
        .because(
            "the sides meet in dev.tandem.sync only: what both need belongs into dev.tandem.odata"
                + " or into the core")
        .check(house);
  }

  @Test
  void should_keep_the_erp_to_its_own_system() {
    uses("erp", room("sync"), room("mapping"), room("odata"), JACKSON)
        .because(
            "the sides meet in dev.tandem.sync only: what both need belongs into dev.tandem.odata"
                + " or into the core")
        .check(house);
  }

  @Test
  void should_let_the_store_serve_the_core_only() {
    uses(
            "store",
            room("sync"),
            room("mapping"),
            JACKSON,
            "com.zaxxer.hikari..",
            "org.flywaydb..",
            "org.h2..",
            "org.slf4j..",
            "org.postgresql..")
        .because("it keeps what the core's ports ask for: pass other things as plain values")
        .check(house);
  }

  @Test
  void should_make_events_from_the_core_only() {
    uses("events", room("sync"), room("mapping"), JACKSON)
        .because("downstream systems depend on their form: pass other things as plain values")
        .check(house);
  }

  @Test
  void should_hand_camel_steps_their_parts() {
    noClasses()
        .that()
        .resideInAPackage(room("camel"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(room("crm"), room("erp"), room("store"), room("app"))
        .because("the steps work on the core's ports: let dev.tandem.app hand the part in")
        .check(house);
  }

  @Test
  void should_keep_the_sandbox_a_house_of_its_own() {
    uses(
            "sandbox",
            "dev.tandem.odata.filter",
            JACKSON,
            "org.slf4j..",
            "net.datafaker..",
            "com.sun.net.httpserver..")
        .because(
            "a stand-in that shares code with the node shares its mistakes: write down what the"
                + " real system does, from its documentation")
        .check(house);
  }

  @Test
  void should_start_a_sandbox_from_its_commands_only() {
    noClasses()
        .that()
        .resideOutsideOfPackages(room("sandbox"), room("bench"))
        .and()
        .haveNameNotMatching("dev\\.tandem\\.app\\..*(Demo|Sandbox|LivingData|[Bb]ench).*")
        .should()
        .dependOnClassesThat(resideInAPackage(room("sandbox")))
        .because(
            "a node on real systems must not carry stand-ins: go through the demo, sandbox or"
                + " bench command")
        .check(house);
  }

  @Test
  void should_have_no_cycles_between_rooms() {
    slices()
        .matching("dev.tandem.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a batch walks forward only: move the shared type into the room that both know")
        .check(house);
  }

  @Test
  void should_name_classes_for_what_they_are() {
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
        .because("such classes attract anything: put the method on the value it works on")
        .check(house);
  }

  @Test
  void should_print_from_commands_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("app"))
        .should(ACCESS_STANDARD_STREAMS)
        .because("output is the commands' business: return a value, or log through SLF4J")
        .check(house);
  }

  @Test
  void should_hand_in_time_and_ids() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .because(
            "tests must hold them still: take an InstantSource or a Supplier<UUID> in the"
                + " constructor")
        .check(house);
  }

  @Test
  void should_not_change_anything_static() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("two nodes may live in one JVM: keep state in an object that dev.tandem.app makes")
        .check(house);
  }

  @Test
  void should_not_sleep_in_tests() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .because("a sleeping test is slow or wrong: wait for the condition, or move the clock")
        .check(tests);
  }

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
