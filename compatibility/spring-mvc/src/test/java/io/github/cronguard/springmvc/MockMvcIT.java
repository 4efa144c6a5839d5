package io.github.cronguard.springmvc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** A host's own test, without a container. */
class MockMvcIT {

    @Test
    void triggersARun() throws Exception {
        try (AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext()) {
            spring.setServletContext(new MockServletContext());
            spring.register(Host.class);
            spring.refresh();
            MockMvc mvc = MockMvcBuilders.webAppContextSetup(spring).build();

            MockHttpServletResponse right =
                    mvc.perform(trigger("Bearer " + Host.TOKEN)).andReturn().getResponse();
            assertThat(right.getStatus()).isEqualTo(200);
            assertThat(right.getContentAsString()).startsWith("{\"ok\":true,\"message\":\"Schedule executed.\"");
            assertThat(mvc.perform(trigger("Bearer wrong"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(401);
        }
    }

    /** By hand, because the methods of the usual builder have another signature in each major version. */
    private static RequestBuilder trigger(String authorization) {
        return context -> {
            MockHttpServletRequest request = new MockHttpServletRequest(context, "POST", "/cron/run");
            request.addHeader("Authorization", authorization);
            return request;
        };
    }
}
