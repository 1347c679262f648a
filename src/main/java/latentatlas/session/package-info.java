/** The application without its screen. */
@NullMarked
package latentatlas.session;

import org.jspecify.annotations.NullMarked;
