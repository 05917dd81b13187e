package dev.tandem.sync;

import java.util.Optional;

/** What became of the edits of route files and mapping files: for logs, health and the API. */
public final class Edits {
  private final CurrentEdition current;
  private volatile RefusedEdit refused;

  public Edits(CurrentEdition current) {
    this.current = current;
  }

  /** What the node goes by. */
  public Edition inEffect() {
    return current.edition();
  }

  /** What the files say instead, if that cannot be put into effect. */
  public Optional<RefusedEdit> refused() {
    return Optional.ofNullable(refused);
  }

  /**
   * @return true if this is news
   */
  public boolean refuse(RefusedEdit edit) {
    RefusedEdit before = refused;
    refused = edit;
    return before == null || !before.complaints().equals(edit.complaints());
  }

  /** The files say what the node goes by. */
  public void settle() {
    refused = null;
  }
}
