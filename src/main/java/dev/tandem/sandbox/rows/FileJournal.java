package dev.tandem.sandbox.rows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A journal in a file: one line per transaction, written in one piece before the answer is sent. A
 * killed process leaves at most a torn last line, which is cut off at the next start.
 */
public final class FileJournal implements Journal {
  private static final int SPACING = 256;
  private static final TypeReference<List<Change>> LINE = new TypeReference<>() {};

  private final ObjectMapper json;
  private final Path file;
  private final FileChannel channel;
  private final NavigableMap<Long, Long> offsets = new TreeMap<>();
  private long last;
  private long end;

  public FileJournal(Path folder, ObjectMapper json) {
    this.json = json;
    this.file = folder.resolve("journal.jsonl");
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      recover();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be opened.", e);
    }
  }

  private void recover() throws IOException {
    byte[] buffer = new byte[1 << 16];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    channel.position(0);
    var in = Channels.newInputStream(channel);
    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
      int from = 0;
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, from, i + 1 - from);
          recovered(line.toByteArray());
          line.reset();
          from = i + 1;
        }
      }
      line.write(buffer, from, read - from);
    }
    channel.truncate(end);
  }

  private void recovered(byte[] line) throws IOException {
    List<Change> changes = json.readValue(line, LINE);
    moved(changes, line.length);
  }

  private void moved(List<Change> changes, int length) {
    if (offsets.isEmpty() || changes.get(0).seq() - offsets.lastKey() >= SPACING) {
      offsets.put(changes.get(0).seq(), end);
    }
    last = changes.get(changes.size() - 1).seq();
    end += length;
  }

  /** A write that failed halfway is overwritten by the next one. */
  @Override
  public synchronized void append(List<Change> changes) {
    List<Change> numbered = new ArrayList<>();
    changes.forEach(change -> numbered.add(change.numbered(last + 1 + numbered.size())));
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.write(json.writeValueAsBytes(numbered));
      line.write('\n');
      ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes, end + bytes.position());
      }
      moved(numbered, line.size());
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be written.", e);
    }
  }

  @Override
  public void since(long seq, Consumer<Change> consumer) {
    long from;
    long upTo;
    synchronized (this) {
      var entry = offsets.floorEntry(seq + 1);
      from = entry == null ? 0 : entry.getValue();
      upTo = last;
    }
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      reading.position(from);
      var lines =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(reading), StandardCharsets.UTF_8));
      long passed = seq;
      while (passed < upTo) {
        for (Change change : json.readValue(lines.readLine(), LINE)) {
          passed = change.seq();
          if (passed > seq) {
            consumer.accept(change);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be read.", e);
    }
  }

  @Override
  public synchronized long last() {
    return last;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
