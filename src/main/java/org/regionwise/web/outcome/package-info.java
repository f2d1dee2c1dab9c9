/**
 * The part of a form that asks what each answer means.
 *
 * <p>Begin with {@link AnswerChoices}.
 */
package org.regionwise.web.outcome;
