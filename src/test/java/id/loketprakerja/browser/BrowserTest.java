package id.loketprakerja.browser;

import id.loketprakerja.model.ProcessTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link ProcessTest} whose methods may ask for {@link Windows}. When one fails, a picture of
 * each window and its text are written to {@code target/browser}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ProcessTest
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {}
