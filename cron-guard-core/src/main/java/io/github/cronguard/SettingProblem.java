package io.github.cronguard;

/**
 * One thing that is wrong with the configuration.
 *
 * @param setting the setting's name as the host wrote it, or the part that is missing
 * @param message what is wrong and what to do, without any secret value
 */
public record SettingProblem(String setting, String message) {
    @Override
    public String toString() {
        return setting + ": " + message;
    }
}
