package io.github.cronguard.spring.boot.actuator;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The switch that each health indicator has, by its properties: Boot's own annotation for it has moved between 3.5 and 4. */
final class OnEnabledCronGuardHealth implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        boolean unlessSaid = environment.getProperty("management.health.defaults.enabled", Boolean.class, true);
        return environment.getProperty("management.health.cronguard.enabled", Boolean.class, unlessSaid);
    }
}
