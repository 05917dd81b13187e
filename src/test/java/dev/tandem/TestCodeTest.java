package dev.tandem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds for the tests themselves. */
@AnalyzeClasses(packages = "dev.tandem", importOptions = OnlyIncludeTests.class)
class TestCodeTest {
  @ArchTest
  static final ArchRule tests_do_not_sleep =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("a sleeping test is slow or wrong: wait for the condition, or move the clock");
}
