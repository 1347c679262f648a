package latentatlas.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the makers of a library say of its licence, in the description that lies beside it in a Maven repository. */
final class PomLicences {
    private static final Pattern LICENCE = Pattern.compile("<license>\\s*<name>(.*?)</name>", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);
    private static final int MOST_PARENTS = 6;

    private PomLicences() {}

    /** The names of the licences of {@code jar}; its parent's, and so on, if it names none. Empty where there is no description. */
    static List<String> of(Path jar) throws IOException {
        Path version = Objects.requireNonNull(jar.toAbsolutePath().getParent());
        Path pom = pom(version);
        Path repository = repository(version, Files.exists(pom) ? Files.readString(pom) : "");
        for (int i = 0; i < MOST_PARENTS && Files.exists(pom); i++) {
            String text = Files.readString(pom);
            List<String> names = LICENCE.matcher(text)
                    .results()
                    .map(found -> found.group(1).strip())
                    .toList();
            Matcher parent = PARENT.matcher(text);
            if (!names.isEmpty() || !parent.find()) {
                return names;
            }
            String named = parent.group(1);
            pom = pom(repository
                    .resolve(value(named, "groupId").replace('.', '/'))
                    .resolve(value(named, "artifactId"))
                    .resolve(value(named, "version")));
        }
        return List.of();
    }

    /** The description in a folder of a version, whose own folder is the library's. */
    private static Path pom(Path version) {
        return version.resolve(
                Objects.requireNonNull(version.getParent()).getFileName() + "-" + version.getFileName() + ".pom");
    }

    /** As many folders above a library's as its group, or its parent's, has parts. */
    private static Path repository(Path version, String pom) {
        Matcher parent = PARENT.matcher(pom);
        String own =
                PARENT.matcher(pom).replaceFirst("").replaceAll("(?s)<(dependenc|build|profile|plugin|distrib).*", "");
        String group = own.contains("<groupId>")
                ? value(own, "groupId")
                : parent.find() ? value(parent.group(1), "groupId") : "";
        Path folder = Objects.requireNonNull(version.getParent());
        for (int i = 0; i <= group.chars().filter(c -> c == '.').count(); i++) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return Objects.requireNonNull(folder.getParent());
    }

    private static String value(String xml, String tag) {
        Matcher found = Pattern.compile("<" + tag + ">\\s*(.*?)\\s*</" + tag + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.find() ? found.group(1) : "";
    }
}
