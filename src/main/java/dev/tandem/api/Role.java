package dev.tandem.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may do something; the contract names the roles of each operation. */
enum Role {
  ADMINISTRATOR;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> find(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
