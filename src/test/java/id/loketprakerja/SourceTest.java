package id.loketprakerja;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the compiled classes do not show: the names of models, and what is said about the code. */
class SourceTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern MODEL_ID =
      Pattern.compile(
          "\"(startEvent|endEvent|event|boundaryEvent|gateway|flow|subProcess|callActivity|[a-z][A-Za-z]*Task)"
              + "_[A-Za-z0-9_]+\"");

  private static final Pattern VARIABLE_NAME =
      Pattern.compile("\\b(get|set|has|remove)Variable(Local|LocalTyped|Typed)?\\(\\s*\"");

  @Test
  void onlyProcessClassesSpellModelIds() {
    assertThat(linesWith(MODEL_ID)).isEmpty();
  }

  @Test
  void onlyProcessClassesSpellVariables() {
    assertThat(linesWith(VARIABLE_NAME)).isEmpty();
  }

  @Test
  void spellingIsFound() {
    assertThat(MODEL_ID.matcher("x(\"userTask_deletePhotos\")").find()).isTrue();
    assertThat(MODEL_ID.matcher("x(\"flow_a_b\")").find()).isTrue();
    assertThat(MODEL_ID.matcher("x(\"service_day\")").find()).isFalse();
    assertThat(VARIABLE_NAME.matcher("execution.setVariable(\"deskNumber\", 1)").find()).isTrue();
    assertThat(VARIABLE_NAME.matcher("execution.setVariable(DESK_NUMBER, 1)").find()).isFalse();
  }

  @Test
  void everythingPublicSaysWhatItIsFor() {
    List<String> problems = new ArrayList<>();
    sources().forEach(file -> problems.addAll(undocumented(file.toString(), read(file))));
    assertThat(problems).isEmpty();
  }

  @Test
  void silenceIsFound() {
    String source =
        """
        package sample;

        public class Silent {
          public Silent(int x) {}

          public int first() { return 1; }

          /** Says something. */
          public int second(int x) { return x; }

          public int third(int x) { return x; }

          @Override
          public String toString() { return ""; }

          int fourth(int x) { return x; }

          public record Part(int x) {}

          private static class Hidden { public int fifth(int x) { return x; } }
        }

        class Inner { public int sixth(int x) { return x; } }
        """;
    assertThat(undocumented("Silent.java", source))
        .containsExactly(
            "Silent.java: Silent has no Javadoc",
            "Silent.java: third has no Javadoc",
            "Silent.java: Part has no Javadoc");
  }

  /**
   * Public classes, and public methods that take something or do something, without Javadoc. A
   * method that takes nothing and gives something says what it gives by its name.
   */
  private static List<String> undocumented(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, null, List.of("-proc:none"), null, List.of(inMemory(name, source)));
    List<String> problems = new ArrayList<>();
    try {
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new PublicParts(docs, name, problems).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return problems;
  }

  private static final class PublicParts extends TreePathScanner<Void, Void> {

    private final DocTrees docs;
    private final String file;
    private final List<String> problems;

    PublicParts(DocTrees docs, String file, List<String> problems) {
      this.docs = docs;
      this.file = file;
      this.problems = problems;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        return null;
      }
      require(type.getSimpleName().toString());
      return super.visitClass(type, unused);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean isConstructor = method.getReturnType() == null;
      boolean isMain = method.getName().contentEquals("main");
      boolean saysWhatItGives = method.getParameters().isEmpty() && !isVoid(method);
      if (isOwnAndPublic(method.getModifiers()) && !isConstructor && !isMain && !saysWhatItGives) {
        require(method.getName().toString());
      }
      return null;
    }

    private static boolean isVoid(MethodTree method) {
      return method.getReturnType() != null && method.getReturnType().toString().equals("void");
    }

    private static boolean isOwnAndPublic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          && modifiers.getAnnotations().stream()
              .map(AnnotationTree::getAnnotationType)
              .map(Tree::toString)
              .noneMatch("Override"::equals);
    }

    private void require(String name) {
      if (docs.getDocComment(getCurrentPath()) == null) {
        problems.add(file + ": " + name + " has no Javadoc");
      }
    }
  }

  private static JavaFileObject inMemory(String name, String source) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + Path.of(name).getFileName()), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static List<String> linesWith(Pattern pattern) {
    return sources()
        .filter(file -> !file.toString().endsWith("Process.java"))
        .flatMap(
            file ->
                pattern
                    .matcher(read(file))
                    .results()
                    .map(found -> file.getFileName() + ": " + found.group()))
        .toList();
  }

  private static Stream<Path> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
