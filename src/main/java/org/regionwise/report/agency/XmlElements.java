package org.regionwise.report.agency;

import java.io.IOException;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.regionwise.report.XmlText;

/** A document in XML, written element by element. What XML forbids is left out of texts. */
final class XmlElements {
    private final StringWriter document = new StringWriter();
    private final XMLStreamWriter xml;

    XmlElements() throws IOException {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    XmlElements open(String name, String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], XmlText.allowed(attributes[i + 1]));
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Ends the element that began last. */
    XmlElements close() throws IOException {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** An element that holds a text and nothing else. */
    XmlElements leaf(String name, String text, String... attributes) throws IOException {
        return open(name, attributes).text(text).close();
    }

    /** Text within the element that began last. */
    XmlElements text(String text) throws IOException {
        try {
            xml.writeCharacters(XmlText.allowed(text));
            return this;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** An empty element within a text. */
    XmlElements mark(String name) throws IOException {
        try {
            xml.writeEmptyElement(name);
            return this;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The document, whose elements have all ended. */
    String finish() throws IOException {
        try {
            xml.writeEndDocument();
            xml.close();
            return document + "\n";
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
