package dev.tollgate.kernel.adapter.command;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.Application;
import io.smallrye.config.ConfigValidationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the service ends. Told here and not by Quarkus, which repeats what a variable holds when it cannot read it. */
public final class ServiceStart {
    private ServiceStart() {}

    /** @param failure what kept it from starting; null when it was stopped */
    public static void end(int code, @Nullable Throwable failure) {
        if (failure != null) {
            tell(failure);
        }
        System.exit(code);
    }

    private static void tell(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException wrong) {
                System.err.println("the service does not start: "
                        + WrongConfiguration.of(wrong).text());
                return;
            }
        }
        if (InitialConfigurator.DELAYED_HANDLER.isActivated()) {
            Logger.getLogger(Application.class).error("the service does not start", failure);
        } else {
            failure.printStackTrace();
        }
    }
}
