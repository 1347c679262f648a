/** Well-known data sets, fetched once and kept in the user's cache. */
@NullMarked
package latentatlas.image.download;

import org.jspecify.annotations.NullMarked;
