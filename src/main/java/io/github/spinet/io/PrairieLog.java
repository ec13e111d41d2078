// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What Prairie View (Bruker) writes beside its TIFF files: an XML file with every frame, its time, the files of its
 * channels, and the settings. Versions 4 to 5.8 differ in how settings are written and where.
 *
 * @param settings by their names in lower case; values of axes have {@code _xaxis} … appended; those of the first frame
 *     where only frames have them
 * @param channels names of the channels by their numbers, in increasing order
 * @param sequences the cycles of the recording
 */
record PrairieLog(Map<String, String> settings, TreeMap<Integer, String> channels, List<Sequence> sequences) {

    private static final String ROOT = "PVScan";
    private static final int HEAD = 512;

    /**
     * One cycle: a run of frames, or the slices of one volume.
     *
     * @param upAndDown whether volumes are scanned up and down by turns
     */
    record Sequence(String type, boolean upAndDown, List<Frame> frames) {

        /** Whether the frames are slices of one volume. */
        boolean isVolume() {
            return type.contains("ZSeries");
        }
    }

    /**
     * One frame.
     *
     * @param relativeS time since its sequence began, NaN if unknown
     * @param absoluteS time since the recording began, NaN if unknown
     * @param pages where its channels are, by their numbers
     */
    record Frame(double relativeS, double absoluteS, Map<Integer, Page> pages) {}

    /** A page of a file, from 0. */
    record Page(String file, int page) {}

    /** Whether a file begins as such XML does. */
    static boolean isIn(Path file) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xml") || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains("<" + ROOT);
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
    }

    /** @throws BadInputException if it is no such XML, or damaged */
    static PrairieLog read(Path file) {
        InputFiles.require(file, "the XML file of a Prairie View recording");
        if (!isIn(file)) {
            throw new BadInputException(file + " is not the XML file of a Prairie View recording, which begins with <"
                    + ROOT + ">; expected that one, or TIFF files");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            Reading reading = new Reading(factory.createXMLStreamReader(in));
            reading.run();
            return reading.log;
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        } catch (XMLStreamException e) {
            throw new BadInputException(
                    file + ", line " + e.getLocation().getLineNumber()
                            + ", is no well-formed XML; the file is cut off or damaged: copy it again, or name the TIFF"
                            + " files themselves",
                    e);
        }
    }

    /** A setting that is a number. */
    OptionalDouble number(String key) {
        try {
            return OptionalDouble.of(Double.parseDouble(settings.getOrDefault(key.toLowerCase(Locale.ROOT), "")));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    String text(String key) {
        return settings.getOrDefault(key.toLowerCase(Locale.ROOT), "");
    }

    private static final class Reading {
        private final PrairieLog log = new PrairieLog(new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>());
        private final XMLStreamReader xml;
        private String setting = "";

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        void run() throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    begin(xml.getLocalName());
                }
            }
        }

        private void begin(String element) {
            switch (element) {
                case ROOT -> {
                    set("version", attribute("version"));
                    set("date", attribute("date"));
                    set("notes", attribute("notes"));
                }
                case "Sequence" ->
                    log.sequences.add(new Sequence(
                            attribute("type"), Boolean.parseBoolean(attribute("bidirectionalZ")), new ArrayList<>()));
                case "Frame" ->
                    sequence().add(new Frame(seconds("relativeTime"), seconds("absoluteTime"), new HashMap<>()));
                case "File" -> addFile();
                case "PVStateValue", "Key" -> {
                    setting = attribute("key");
                    set(setting, attribute("value"));
                }
                case "IndexedValue" -> set(setting + "_" + attribute("index"), attribute("value"));
                default -> {}
            }
        }

        private void addFile() {
            if (log.sequences.isEmpty() || sequence().isEmpty()) {
                return;
            }
            int channel = whole("channel");
            log.channels.putIfAbsent(channel, attribute("channelName"));
            Frame frame = sequence().get(sequence().size() - 1);
            frame.pages.put(channel, new Page(attribute("filename"), whole("page") - 1));
        }

        private List<Frame> sequence() {
            if (log.sequences.isEmpty()) {
                log.sequences.add(new Sequence("", false, new ArrayList<>()));
            }
            return log.sequences.get(log.sequences.size() - 1).frames;
        }

        // The first frame's count where others have them again.
        private void set(String key, String value) {
            if (!value.isEmpty()) {
                log.settings.putIfAbsent(key.toLowerCase(Locale.ROOT), value);
            }
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value;
        }

        // Files of one page have no number.
        private int whole(String name) {
            try {
                return Integer.parseInt(attribute(name));
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        private double seconds(String name) {
            try {
                return Double.parseDouble(attribute(name));
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}
