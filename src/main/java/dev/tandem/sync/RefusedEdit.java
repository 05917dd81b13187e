package dev.tandem.sync;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An edit that is not in effect: the node goes on by the edition before it.
 *
 * @param at when it was judged
 * @param files the files that differ from those in effect
 * @param complaints what is wrong
 */
public record RefusedEdit(Instant at, List<String> files, List<Complaint> complaints) {
  public RefusedEdit {
    files = List.copyOf(files);
    complaints = List.copyOf(complaints);
  }

  /** True if nothing is wrong as far as is known: it will be tried again. */
  public boolean isPutOff() {
    return complaints.stream().allMatch(c -> c.code() == ErrorCode.EDIT_PUT_OFF);
  }

  @Override
  public String toString() {
    return complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n"));
  }
}
