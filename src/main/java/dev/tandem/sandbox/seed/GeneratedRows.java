package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Rows made when they are read: a big company costs no memory before somebody stores it. */
final class GeneratedRows extends AbstractList<ObjectNode> implements RandomAccess {
  private final int size;
  private final IntFunction<ObjectNode> row;

  GeneratedRows(int size, IntFunction<ObjectNode> row) {
    this.size = size;
    this.row = row;
  }

  @Override
  public ObjectNode get(int index) {
    return row.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
