package io.github.cronguard.admin.internal.web;

/** Answers the requests of one path. Safe for use by several threads. */
@FunctionalInterface
public interface View {
    /**
     * Answers.
     *
     * @param request of an operator who may see it
     * @return the answer
     * @throws BadInput if a field cannot be read
     * @throws RuntimeException if the storage does not answer
     */
    Reply show(AdminRequest request);
}
