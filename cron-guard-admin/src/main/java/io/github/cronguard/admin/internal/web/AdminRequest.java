package io.github.cronguard.admin.internal.web;

import io.github.cronguard.admin.Operator;

/**
 * A request of a known operator.
 *
 * @param operator who
 * @param post whether it is a POST; else it is a GET
 * @param path below the servlet's own, raw and checked: {@code /}, {@code /runs/12}
 * @param base what links begin with: the context path and the servlet's path, encoded; never ends with a slash
 * @param fields of the query, and for a POST of the form alone
 * @param glance how cron is, read once
 */
public record AdminRequest(Operator operator, boolean post, String path, String base, Fields fields, Glance glance) {}
