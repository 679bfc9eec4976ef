package id.loketprakerja.deployment;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A BPMN or DMN file, read element by element, with the lines that an analyst can look up. */
record ModelFile(String name, List<Part> parts) {

  /**
   * Reads the file. A document type is refused, and with it everything that XML can load or
   * multiply by one.
   *
   * @throws XMLStreamException when the file is not plain, well-formed XML
   * @throws FileTooComplexException when it is too deep or too large for the engine
   */
  static ModelFile read(String name, byte[] content)
      throws XMLStreamException, FileTooComplexException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
    List<Part> parts = new ArrayList<>();
    Deque<Part> open = new ArrayDeque<>();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> throw new XMLStreamException("DOCTYPE", xml.getLocation());
        case XMLStreamConstants.START_ELEMENT -> {
          Part part = Part.at(xml, open.peek());
          parts.add(part);
          open.push(part);
          String place = place(name, part);
          FileTooComplexException.checkDepth(open.size(), place);
          FileTooComplexException.checkParts(parts.size(), place);
          for (String value : part.attributes().values()) {
            FileTooComplexException.checkText(value, place);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.peek().text().append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          Part part = open.pop();
          FileTooComplexException.checkText(part.text(), place(name, part));
        }
        default -> {
          // Comments and the like say nothing to the engine.
        }
      }
    }
    return new ModelFile(name, parts);
  }

  private static String place(String name, Part part) {
    return "%s, baris %d".formatted(name, part.line());
  }

  /** Every attribute and every text that the engine might evaluate. */
  Stream<String> texts() {
    return parts.stream().flatMap(Part::texts);
  }

  /**
   * One element.
   *
   * @param owner the id of the element, or of the nearest one around it that has one
   * @param parent the element around it; null for the outermost
   * @param attributes in the order of the file
   * @param text the text directly in it
   */
  record Part(
      QName name,
      int line,
      String owner,
      Part parent,
      Map<QName, String> attributes,
      StringBuilder text) {

    private static Part at(XMLStreamReader xml, Part parent) {
      Map<QName, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        attributes.put(xml.getAttributeName(i), xml.getAttributeValue(i));
      }
      String own = attributes.get(new QName("id"));
      String around = parent == null ? "" : parent.owner();
      return new Part(
          xml.getName(),
          xml.getLocation().getLineNumber(),
          own == null ? around : own,
          parent,
          attributes,
          new StringBuilder());
    }

    boolean is(String namespace, String... locals) {
      return namespace().equals(namespace) && List.of(locals).contains(local());
    }

    String namespace() {
      return name.getNamespaceURI();
    }

    String local() {
      return name.getLocalPart();
    }

    Optional<String> attribute(String namespace, String local) {
      return Optional.ofNullable(attributes.get(new QName(namespace, local)));
    }

    /** The names of the attributes without a namespace. */
    Set<String> plainAttributes() {
      return attributes.keySet().stream()
          .filter(attribute -> attribute.getNamespaceURI().isEmpty())
          .map(QName::getLocalPart)
          .collect(Collectors.toSet());
    }

    Stream<String> texts() {
      return Stream.concat(attributes.values().stream(), Stream.of(text.toString()));
    }
  }
}
