package dev.tandem.api;

/** Does what one operation of the contract says. */
@FunctionalInterface
interface Handler {
  Answer handle(Call call);
}
