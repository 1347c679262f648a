/**
 * What the program says, in the language of its user.
 *
 * <p>A sentence stands in the code as a key with arguments; its words stand once a language in the resources, a file
 * for each first part of a key: {@code map.legend.title} is the line {@code legend.title} of {@code en/map.properties}
 * and {@code zh/map.properties}. Any thread may ask for words; the language changes at once for all of them.
 */
@NullMarked
package latentatlas.message;

import org.jspecify.annotations.NullMarked;
