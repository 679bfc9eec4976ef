package id.loketprakerja.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A folder with models and decisions, and one with forms; looked up by id. */
record ModelFolder(Path models, Path forms) {

  /** What this application deploys. */
  static final ModelFolder DEPLOYED = new ModelFolder(ModelFiles.PROCESSES, ModelFiles.FORMS);

  List<Document> processes() {
    return ModelFiles.filesIn(models, ".bpmn").stream()
        .map(ModelFiles::idOf)
        .map(this::process)
        .toList();
  }

  boolean hasProcess(String id) {
    return Files.exists(models.resolve(id + ".bpmn"));
  }

  Document process(String id) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(models.resolve(id + ".bpmn").toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(id, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasDecision(String id) {
    return Files.exists(models.resolve(id + ".dmn"));
  }

  /** The variables that a decision table decides by. */
  List<String> decisionInputs(String id) {
    return Dmn.readModelFromFile(models.resolve(id + ".dmn").toFile())
        .getModelElementsByType(InputExpression.class)
        .stream()
        .map(input -> input.getText().getTextContent().strip())
        .filter(text -> text.matches("[A-Za-z_]\\w*"))
        .toList();
  }

  boolean hasForm(String id) {
    return !id.isEmpty() && Files.exists(forms.resolve(id + ".form"));
  }

  /** The keys of a form's fields: the variables that it sets. */
  Set<String> formKeys(String id) {
    try {
      Set<String> keys = new LinkedHashSet<>();
      JsonNode form = new ObjectMapper().readTree(forms.resolve(id + ".form").toFile());
      form.findValues("key").forEach(key -> keys.add(key.asText()));
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All text about a process: the model, its decisions and its forms, to look a word up in. */
  String textOf(String process) {
    StringBuilder text = new StringBuilder(ModelFiles.text(models.resolve(process + ".bpmn")));
    Document model = process(process);
    for (String attribute : List.of("formRef", "decisionRef")) {
      var elements = model.getElementsByTagNameNS("*", "*");
      for (int i = 0; i < elements.getLength(); i++) {
        var reference = elements.item(i).getAttributes().getNamedItem("camunda:" + attribute);
        if (reference != null) {
          Path file =
              attribute.equals("formRef")
                  ? forms.resolve(reference.getNodeValue() + ".form")
                  : models.resolve(reference.getNodeValue() + ".dmn");
          if (Files.exists(file)) {
            text.append('\n').append(ModelFiles.text(file));
          }
        }
      }
    }
    return text.toString();
  }
}
