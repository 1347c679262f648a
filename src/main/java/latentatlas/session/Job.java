package latentatlas.session;

/**
 * Something that is read, written or measured in the background.
 *
 * @param id a number of its own
 * @param name what it does, such as "Reading faces"
 * @param share done, 0 to 1; negative while unknown
 */
public record Job(long id, String name, double share) {
    static final double UNKNOWN = -1;
}
