/**
 * The application without its screen. Values are immutable. What a class offers is called on the screen's thread where it does
 * not say otherwise.
 */
@NullMarked
package latentatlas.session;

import org.jspecify.annotations.NullMarked;
