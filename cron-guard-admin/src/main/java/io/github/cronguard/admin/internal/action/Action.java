package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.Reply.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that an operator can do. Safe for use by several threads. */
interface Action {
    /** Its part of the path, and the audit's word for it. */
    String name();

    /** Whether this has to be confirmed on a page of its own. */
    boolean asks(AdminRequest request);

    /**
     * The page that asks, drawn for how things are now; what never asks has none.
     *
     * @param request with the fields of the action
     * @param wrong what was wrong with the answer before, or null
     * @return a page with a {@link Question}, or why there is nothing to ask
     */
    default Reply ask(AdminRequest request, @Nullable String wrong) {
        return new Problem(404, "This is done without asking.");
    }

    /** What is wrong with the answer to the question: then it is asked again. */
    default Optional<String> objection(AdminRequest request) {
        return Optional.empty();
    }

    /** Does it, with one row in the audit. */
    Reply perform(AdminRequest request);
}
