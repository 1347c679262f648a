package latentatlas.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language the program speaks, and the one it speaks now. */
public enum Language {
    ENGLISH("en", Locale.ENGLISH),
    CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

    /** Before the program speaks, which changes the toolkit's. */
    private static final Locale SYSTEM = Locale.getDefault();

    private static volatile Language now = ENGLISH;

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** The language that every text asked for from now on is in. */
    public static Language now() {
        return now;
    }

    /**
     * Speaks another language from here on, as do the buttons that the toolkit names; who shows text already asked for draws
     * it anew.
     */
    public static void speak(Language language) {
        now = language;
        Locale.setDefault(language.locale);
    }

    /** The language nearest to the one the operating system is in. */
    public static Language ofSystem() {
        return nearest(SYSTEM);
    }

    /** The language of a tag such as {@code zh} or {@code en}, as settings and flags hold it. */
    public static Optional<Language> of(String tag) {
        return Stream.of(values()).filter(language -> tag.equals(language.tag)).findFirst();
    }

    /** The language nearest to a place's: English where the program does not speak that one. */
    public static Language nearest(Locale locale) {
        return of(locale.getLanguage()).orElse(ENGLISH);
    }

    public String tag() {
        return tag;
    }

    /** The name of the language in itself, for a menu that its speakers can read. */
    public String ownName() {
        return Message.of("language.name").text(this);
    }

    /** How numbers and dates are written. */
    public Locale locale() {
        return locale;
    }
}
