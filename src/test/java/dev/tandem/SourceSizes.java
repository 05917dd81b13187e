package dev.tandem;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Lines of code per class and per method: without blank lines, comments, imports and package line.
 * A method counts what is between its braces.
 */
final class SourceSizes {
  private final Map<String, Integer> classes = new TreeMap<>();
  private final Map<String, Integer> methods = new TreeMap<>();

  static SourceSizes of(Path folder) throws IOException {
    SourceSizes sizes = new SourceSizes();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(folder);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        sizes.new Measure(unit, positions).scan(unit, null);
      }
    }
    return sizes;
  }

  Map<String, Integer> classes() {
    return classes;
  }

  Map<String, Integer> methods() {
    return methods;
  }

  /** The size that nine in ten do not exceed. */
  static int p90(Map<String, Integer> sizes) {
    return sizes.values().stream().sorted().toList().get(sizes.size() * 9 / 10);
  }

  private final class Measure extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;
    private String type = "";

    Measure(CompilationUnitTree unit, SourcePositions positions) throws IOException {
      this.unit = unit;
      this.positions = positions;
      this.text = unit.getSourceFile().getCharContent(true).toString();
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
      String outer = type;
      type = outer.isEmpty() ? unit.getPackageName() + "." + node.getSimpleName() : outer;
      if (outer.isEmpty()) {
        classes.put(type, codeLines(node));
      }
      super.visitClass(node, none);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree node, Void none) {
      if (node.getBody() != null && positions.getEndPosition(unit, node) >= 0) {
        String place = type + "#" + node.getName() + ":" + line(node);
        methods.put(place, Math.max(0, codeLines(node.getBody()) - 2));
      }
      return super.visitMethod(node, none);
    }

    private long line(Tree node) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
    }

    private int codeLines(Tree node) {
      int from = (int) positions.getStartPosition(unit, node);
      int to = (int) positions.getEndPosition(unit, node);
      return (int) text.substring(from, to).lines().map(String::strip).filter(this::isCode).count();
    }

    private boolean isCode(String line) {
      return !line.isEmpty()
          && !line.startsWith("//")
          && !line.startsWith("/*")
          && !line.startsWith("*");
    }
  }
}
