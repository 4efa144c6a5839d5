package io.github.cronguard.admin.internal.web;

import io.github.cronguard.CronHealth;
import io.github.cronguard.admin.Operator;
import io.github.cronguard.spi.Pause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages show around their content.
 *
 * @param base what links begin with; never ends with a slash
 * @param assets what the addresses of style sheet, script and icons begin with; changes with their content
 * @param guard the guard's name
 * @param operator who looks
 * @param formToken the value of the hidden field {@code csrf} of each form; empty for an operator who may not act
 * @param section the section that the page lies in: the first part of its path, or empty for the overview
 * @param health how cron is, or null while the storage does not answer
 * @param pauses the pauses in force
 * @param notice what the last action did, or null
 */
public record Frame(
        String base,
        String assets,
        String guard,
        Operator operator,
        String formToken,
        String section,
        @Nullable CronHealth health,
        List<Pause> pauses,
        @Nullable String notice) {}
