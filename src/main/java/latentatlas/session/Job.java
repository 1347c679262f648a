package latentatlas.session;

import latentatlas.message.Message;

/**
 * Something that is read, written or measured in the background.
 *
 * @param id a number of its own
 * @param name what it does, such as "Reading faces", in the language of the moment
 * @param reads whether it reads or measures; else it writes, and whoever asked for that says what was written
 * @param share done, 0 to 1; negative while unknown
 */
public record Job(long id, Message name, boolean reads, double share) {
    static final double UNKNOWN = -1;
}
