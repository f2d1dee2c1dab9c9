package org.regionwise.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test, or a class of them, that is given {@link Chromium}. Playwright serves one thread at a time, so no two of them
 * run at once; beside them run tests that need no browser. Classes of them begin first.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedChromium.class)
@ResourceLock("Chromium")
@Order(1)
public @interface InChromium {}
