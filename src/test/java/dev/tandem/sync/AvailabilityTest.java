package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final Problem NO_RIGHTS = ErrorCode.ACCESS_DENIED.with("no rights");
  private static final Problem NO_CHOICES = ErrorCode.CHOICES_UNAVAILABLE.with("no choices");

  private final Availability availability = new Availability();

  @Test
  void should_say_once_that_a_mapping_is_off_until_it_was_on_again() {
    assertThat(availability.switchOff("THING", NO_RIGHTS)).as("news").isTrue();
    assertThat(availability.switchOff("THING", NO_RIGHTS)).as("no news").isFalse();
    availability.switchOn("THING");
    assertThat(availability.switchOff("THING", NO_RIGHTS)).as("news again").isTrue();
  }

  @Test
  void should_switch_off_the_one_mapping_and_no_other() {
    availability.switchOff("THING", NO_RIGHTS);

    assertThat(availability.isOff("THING")).isTrue();
    assertThat(availability.reason("THING")).contains(NO_RIGHTS);
    assertThat(availability.isOff("OTHER")).isFalse();
    assertThat(availability.reason("OTHER")).isEmpty();
    assertThat(availability.isBroken("OTHER")).isFalse();
  }

  @Test
  void should_not_take_a_mapping_for_broken_that_only_lacks_a_choice_column() {
    availability.switchOff("THING", NO_CHOICES);
    assertThat(availability.isOff("THING")).isTrue();
    assertThat(availability.isBroken("THING")).isFalse();

    availability.switchOff("THING", NO_RIGHTS);
    assertThat(availability.isBroken("THING")).isTrue();
  }
}
