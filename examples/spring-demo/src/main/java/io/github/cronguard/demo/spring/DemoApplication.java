package io.github.cronguard.demo.spring;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.demo.parts.ConsoleMail;
import io.github.cronguard.demo.parts.DemoAdmin;
import io.github.cronguard.demo.parts.DemoContacts;
import io.github.cronguard.demo.parts.DemoSettings;
import io.github.cronguard.demo.parts.EnrollmentExchange;
import io.github.cronguard.demo.parts.GuardSettings;
import io.github.cronguard.demo.parts.OutreachSequence;
import io.github.cronguard.demo.parts.StepMessage;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.servlet.CronExchange;
import io.github.cronguard.spring.mail.MailSteps;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/** The application: a sequence is a bean, and the starter does the rest. */
@SpringBootApplication(proxyBeanMethods = false)
public class DemoApplication {

    /** Made by Spring. */
    public DemoApplication() {}

    /**
     * Starts the demo. Exits with 1, and says why on standard error, when it cannot start.
     *
     * @param args Boot's own, e.g. {@code --debug}
     */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(DemoApplication.class);
        application.addInitializers(new DemoEnvironment());
        application.run(args);
    }

    @Bean
    Sequence outreach(Settings settings, DemoSettings demo, JavaMailSender sender) {
        InstantSource clock = InstantSource.system();
        StepHandler mail = demo.mail()
                .map(smtp -> MailSteps.sending(
                        sender,
                        step -> StepMessage.write(step, sender.createMimeMessage(), smtp.from(), clock.instant())))
                .orElseGet(() -> new ConsoleMail(System.out));
        return OutreachSequence.of(GuardSettings.sequence(settings), demo.stepDelay(), mail);
    }

    /** The starter puts the Admin Control Center beside the guard's paths, if there is anybody who may see it. */
    @Bean
    AdminAccess admin(DemoSettings demo) {
        return DemoAdmin.access(demo);
    }

    /** {@code POST /demo/enrollments}, with the guard's own credential. */
    @Bean(EnrollmentExchange.PATH)
    HttpRequestHandler enrollment(CronGuard guard, Enrollments enrollments, Settings settings) {
        DemoContacts contacts = new DemoContacts(enrollments, GuardSettings.sequence(settings));
        return new EnrollmentExchange(guard::authenticate, contacts)::handle;
    }

    /** Comes last of all mappings: the guard says that it does not know the path. */
    @Bean
    HandlerMapping notFound(CronGuard guard) {
        HttpRequestHandler answer = new CronExchange(guard)::handle;
        return request -> new HandlerExecutionChain(answer);
    }
}
