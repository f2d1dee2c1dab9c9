package org.regionwise.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the first page in the browser of whoever started the program. The address holds the token, and every account of
 * a machine can list command lines: the browser is therefore given a file that only its owner can read and that leads
 * to the address. Where no browser can be opened the printed address is all there is.
 */
final class FirstPage {
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder where the file lies until the program ends
     * @param environment which says whether there is a screen
     */
    FirstPage(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Opens it, if there is a screen and a program for that. */
    void open(String address) {
        Optional<List<String>> opener = opener(System.getProperty("os.name"));
        if (opener.isEmpty()) {
            return;
        }
        try {
            Path file = Files.createTempFile(folder, "first-page", ".html", ownersOnly());
            file.toFile().deleteOnExit();
            Files.writeString(file, leading(address));
            List<String> command = new ArrayList<>(opener.get());
            command.add(file.toUri().toString());
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            // there is no such program, or it does not start; the address is printed
        }
    }

    /** A page that goes there at once; the address holds nothing that HTML would read otherwise. */
    static String leading(String address) {
        return "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Regionwise</title>"
                + "<meta name=\"referrer\" content=\"no-referrer\">"
                + "<meta http-equiv=\"refresh\" content=\"0; url=" + address + "\"><a href=\"" + address
                + "\">Regionwise</a></html>\n";
    }

    /** The system's way to open a file with the usual program; empty without a screen. */
    Optional<List<String>> opener(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        if (name.contains("mac")) {
            return Optional.of(List.of("open"));
        }
        boolean screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
